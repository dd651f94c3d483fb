package bench

import (
	"slices"

	"github.com/fordel-lang/fordel/engine/table"
)

// ColumnsOf are the workload's data as loops want them.
func ColumnsOf(institutions, children *table.Table) Columns {
	flags := func(name string) []uint8 {
		out, c := make([]uint8, children.Len), children.Column(name)
		for i := range out {
			if c.Flags.Get(i) {
				out[i] = 1
			}
		}
		return out
	}
	education := make([]uint8, children.Len)
	for i := range education {
		word := children.Column("education").Word(i)
		education[i] = uint8(slices.Index(educations, word))
	}
	return Columns{
		Houses: institutions.Len, LastYear: institutions.Column("last_year").Numbers,
		Institution: children.Column("institution").Rows, Age: children.Column("age").Numbers, Income: children.Column("income").Numbers,
		Education: education, Single: flags("single_parent"), Language: flags("second_language"), Descendant: flags("descendant"),
		Working: children.Column("parents_working").Numbers,
	}
}
