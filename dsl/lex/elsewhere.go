package lex

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// spreadsheet is what spreadsheets and other languages call functions of ours.
var spreadsheet = map[string]string{
	"average": "mean", "avg": "mean", "middel": "mean", "stdev": "stddev", "stdafv": "stddev",
	"roundup": "ceil", "ceiling": "ceil", "rounddown": "floor", "int": "floor", "log": "ln",
	"sumif": "sum", "sumifs": "sum", "sumhvis": "sum", "countif": "count", "countifs": "count", "tælhvis": "count", "tæl": "count",
	"vlookup": "lookup", "xlookup": "lookup", "lopslag": "lookup", "xopslag": "lookup",
	"length": "len", "size": "len", "minimum": "min", "maximum": "max", "maksimum": "max",
}

// FunctionElsewhere is the English name of the function that spreadsheets, in
// English or Danish, call so; "" where there is none.
func FunctionElsewhere(word string) string { return spreadsheet[strings.ToLower(word)] }

// flags is what other languages call yes and no.
var flags = map[string]string{"true": "yes", "false": "no", "sand": "yes", "sandt": "yes", "falsk": "no"}

// FlagElsewhere is yes or no in English where other languages call it so; "" else.
func FlagElsewhere(word string) string { return flags[strings.ToLower(word)] }

// synonyms are words that people try for properties, with the English keywords
// that they may mean.
var synonyms = map[string][]string{
	"minimum": {"floor", "from"}, "min": {"floor", "from"}, "least": {"floor"}, "bund": {"floor"}, "gulv": {"floor"}, "mindstebeløb": {"floor"},
	"maximum": {"cap", "to"}, "max": {"cap", "to"}, "most": {"cap"}, "maksimum": {"cap", "to"}, "maks": {"cap", "to"}, "loft": {"cap"},
	"nøgle": {"key"}, "weight": {"key"}, "vægt": {"key"}, "by": {"key", "order"}, "efter": {"key", "order"},
	"filter": {"where"}, "if": {"where"}, "hvis": {"where"}, "only_if": {"where"}, "total": {"amount"}, "budget": {"amount"}, "sum": {"amount"},
	"group": {"per"}, "gruppe": {"per"}, "sort": {"order"}, "sorter": {"order"}, "sortér": {"order"}, "column": {"columns"}, "kolonne": {"columns"},
	"remainder": {"surplus"}, "overskud": {"surplus"}, "excess": {"surplus"}, "interval": {"step"}, "choices": {"one of"}, "options": {"one of"},
}

// Synonym is the keyword of a context, in English, that a word people try may
// mean; "" where there is none.
func Synonym(c Context, word string) string {
	for _, english := range synonyms[strings.ToLower(word)] {
		if _, ok := Find(diag.English, c, english); ok {
			return english
		}
	}
	return ""
}
