//go:build !first

package bridge

// later are the methods that only the whole engine has.
var later = map[string]method{
	"survey":      answers((*Bridge).survey),
	"amend":       answers((*Bridge).amend),
	"sample":      answers((*Bridge).sample),
	"areas":       answers((*Bridge).loadAreas),
	"fingerprint": answers((*Bridge).identify),
	"csv":         answers((*Bridge).csv),
	"other":       frames[OtherRules, Other]((*Bridge).other),
	"seek":        answers((*Bridge).seek),
	"against":     answers((*Bridge).against),
	"whatIf":      answers((*Bridge).whatIf),
	"explain":     answers((*Bridge).explain),
	"run":         writes((*Bridge).run), // what the command prints, for programs; www/src/engine/outcome.ts has its type
	"letters":     answers((*Bridge).letters),
	"report":      answers((*Bridge).report),

	"describe":   answers((*Bridge).tell),
	"about":      answers((*Bridge).about),
	"tokens":     answers((*Bridge).tokens),
	"complete":   answers((*Bridge).complete),
	"hover":      answers((*Bridge).hover),
	"definition": answers((*Bridge).definition),
	"rename":     answers((*Bridge).rename),
	"outline":    answers((*Bridge).outline),
	"format":     answers((*Bridge).format),

	"origin":    answers((*Bridge).origin),
	"workbook":  answers((*Bridge).workbook),
	"enclose":   answers((*Bridge).enclose),
	"formulas":  answers((*Bridge).formulas),
	"concealed": answers((*Bridge).concealed),
}
