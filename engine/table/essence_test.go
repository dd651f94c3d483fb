package table

import (
	"strings"
	"testing"
)

func TestNearHeaders(t *testing.T) {
	amount, children, share := column("beløb", Money), column("børn", Whole), column("andel_tosprogede", Share, label("Andel tosprogede"))
	for _, test := range []struct {
		column  ColumnSpec
		headers string
		want    string
	}{
		{amount, "Beløb (kr.)", "Beløb (kr.)"}, {amount, "Beløb i kr.", "Beløb i kr."}, {amount, "beløb_2026", "beløb_2026"}, {amount, "BELØB [DKK]", "BELØB [DKK]"},
		{amount, "Beløb 2025|Beløb 2026", "Beløb 2025|Beløb 2026"}, {amount, "beløb, mio. kr.", "beløb, mio. kr."}, {amount, "Beleb", "Beleb"},
		{amount, "Udbetalt beløb før skat|navn", "Udbetalt beløb før skat"}, {amount, "Beløb før|Beløb efter", ""}, {amount, "navn|(kr.)|2026", ""},
		{children, "Antal børn", "Antal børn"}, {children, "BÃ¸rn|navn", "BÃ¸rn"}, {children, "Børn (0-2 år)", "Børn (0-2 år)"}, {children, "Antal børn pr. 1.9.2026", "Antal børn pr. 1.9.2026"},
		{share, "Andel tosprogede (%)", "Andel tosprogede (%)"}, {share, "andel-tosprogede pct.", "andel-tosprogede pct."},
		{column("year", Whole), "2026|Year (4 digits)", ""}, {column("år", Whole), "antal|nr.", ""},
	} {
		got := strings.Join(newEssences(strings.Split(test.headers, "|")).near(&test.column), "|")
		if got != test.want {
			t.Errorf("%s among %s is %q, not %q", test.column.Name, test.headers, got, test.want)
		}
	}
}

// What is advised for a header is taken when it is followed.
func TestHeaderAdvice(t *testing.T) {
	spec := &Spec{Name: "t", Columns: []ColumnSpec{column("navn", Key), column("beløb", Money, optional), column("andel", Share)}}
	_, _, list := ReadCSV("t.csv", []byte("Navn;Beløb (t.kr.);Andel (%)\na;1;12\n"), spec)
	if got := codes(list); len(got) != 3 || got[0] != "data.header.near" || got[1] != "data.header.unknown" || got[2] != "data.header.missing" {
		t.Fatal(render(list))
	}
	if hint := list[2].Hint.EN; hint != `Is it the one called "Andel (%)"? Then change that header to andel and write % after its numbers.` {
		t.Error(hint)
	}
	mustRead(t, "Navn;beløb;andel\na;1000;12 %\n", spec)
}
