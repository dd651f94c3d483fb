package table

import (
	"errors"
	"testing"
)

// One value of a file is changed where it stands; all else stays, byte for byte.
func TestAmendCSV(t *testing.T) {
	file := "sep=;\r\nSkoler\r\n\r\nid;name;x\r\n1;\"a\r\nb\"; 7 \r\n2;c\r\n"
	for _, c := range []struct {
		line, field int
		value, want string
	}{
		{5, 3, "8", "sep=;\nSkoler\n\nid;name;x\n1;\"a\nb\";8\n2;c\n"},
		{5, 2, "x;\"y\"", "sep=;\nSkoler\n\nid;name;x\n1;\"x;\"\"y\"\"\"; 7 \n2;c\n"},
		{7, 4, "z", "sep=;\nSkoler\n\nid;name;x\n1;\"a\nb\"; 7 \n2;c;;z\n"},
		{7, 1, "", "sep=;\nSkoler\n\nid;name;x\n1;\"a\nb\"; 7 \n;c\n"},
	} {
		got, err := AmendCSV(t.Context(), Origin{File: "a.csv"}, []byte(file), institutions(), c.line, c.field, c.value)
		if err != nil || got != c.want {
			t.Errorf("line %d field %d: %q %v", c.line, c.field, got, err)
		}
	}
	for _, line := range []int{0, 3, 6, 9} {
		if _, err := AmendCSV(t.Context(), Origin{File: "a.csv"}, []byte(file), institutions(), line, 1, "x"); !errors.Is(err, ErrNoSuchCell) {
			t.Errorf("line %d: %v", line, err)
		}
	}
	broken := "id;name\n1;a\"b\n2;\"c\n"
	got, err := AmendCSV(t.Context(), Origin{File: "a.csv"}, []byte("id;name\n1;a\"b\n2;c\n"), institutions(), 3, 2, "d")
	if err != nil || got != "id;name\n1;a\"b\n2;d\n" {
		t.Errorf("behind a mistake: %q %v", got, err)
	}
	if _, err := AmendCSV(t.Context(), Origin{File: "a.csv"}, []byte(broken), institutions(), 3, 2, "d"); !errors.Is(err, ErrNoSuchCell) {
		t.Errorf("a record that cannot be read: %v", err)
	}
}
