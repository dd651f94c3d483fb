package bridge

import "github.com/fordel-lang/fordel/dsl/diag"

// located tells problems as the page reads them, in the same order.
func located(list diag.List, lang diag.Lang, sources diag.Sources) []Diagnostic {
	out := make([]Diagnostic, len(list))
	for i, d := range list.Locate(lang, sources) {
		out[i] = Diagnostic{d.Code, d.Severity, d.Message, d.Hint, d.File, d.Line, d.Column, d.From, d.To, d.Replacement, d.Cell.Table, d.Cell.Row, d.Cell.Field, d.Cell.Value}
	}
	return out
}
