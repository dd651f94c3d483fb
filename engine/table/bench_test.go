package table

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
)

// childrenCSV is a sheet of 40,000 children in 400 institutions.
func childrenCSV(b *testing.B) ([]byte, *Spec) {
	specs := []*Spec{institutions(), {Name: "children", Columns: []ColumnSpec{
		column("institution", Ref, target("institutions")), column("age", Whole, within(0, 5)), column("single_parent", Flag),
		column("income", Money), column("education", Choice, oneOf("none", "basic", "vocational", "higher")), column("second_language", Flag),
	}}}
	made, list := MakeUp(specs, nil, map[string]int{"institutions": 400, "children": 40_000}, 1)
	if list != nil {
		b.Fatal(render(list))
	}
	var out bytes.Buffer
	if err := WriteTable(&out, made["children"], WriteOptions{Lang: "da"}); err != nil {
		b.Fatal(err)
	}
	return out.Bytes(), specs[1]
}

func BenchmarkReadCSV(b *testing.B) {
	data, spec := childrenCSV(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if table, _, list := ReadCSV("children.csv", data, spec); table == nil {
			b.Fatal(render(list))
		}
	}
}

// BenchmarkMinimal is the least that reads the same sheet: lines and separators,
// no quotes, no checks, no messages.
func BenchmarkMinimal(b *testing.B) {
	data, spec := childrenCSV(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var numbers [2][]float64
		var words [2][]int32
		var flags [2][]bool
		dictionary := [2]map[string]int32{{}, {}}
		word := func(i int, s string) {
			code, ok := dictionary[i][s]
			if !ok {
				code = int32(len(dictionary[i]))
				dictionary[i][s] = code
			}
			words[i] = append(words[i], code)
		}
		_, text, _ := strings.Cut(string(data), "\n")
		for text != "" {
			var line string
			line, text, _ = strings.Cut(text, "\n")
			for column := range spec.Columns {
				var field string
				field, line, _ = strings.Cut(line, ";")
				switch column {
				case 0, 4:
					word(column/4, field)
				case 1, 3:
					x, err := strconv.ParseFloat(strings.Replace(field, ",", ".", 1), 64)
					if err != nil {
						b.Fatal(err)
					}
					numbers[column/2] = append(numbers[column/2], x)
				default:
					flags[column/3] = append(flags[column/3], field == "ja")
				}
			}
		}
		if len(words[1]) != 40_000 || len(flags[1]) != 40_000 {
			b.Fatal("rows are missing")
		}
	}
}
