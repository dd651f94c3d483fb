package function

import "github.com/fordel-lang/fordel/dsl/diag"

// texts are the functions of text.
var texts = []Function{
	{
		Name:   diag.Text{EN: "upper", DA: "store_bogstaver"},
		Params: []Param{value("text", "tekst", Text)}, Gives: AText,
		Doc:     diag.Text{EN: "the text in capital letters", DA: "teksten med store bogstaver"},
		Example: Example{Holds: diag.Text{EN: `upper("ab") == "AB"`, DA: `store_bogstaver("ab") == "AB"`}},
		Told:    of("%s in capital letters", "%s med store bogstaver"),
	},
	{
		Name:   diag.Text{EN: "lower", DA: "små_bogstaver"},
		Params: []Param{value("text", "tekst", Text)}, Gives: AText,
		Doc:     diag.Text{EN: "the text in small letters", DA: "teksten med små bogstaver"},
		Example: Example{Holds: diag.Text{EN: `lower("ÆØ") == "æø"`, DA: `små_bogstaver("ÆØ") == "æø"`}},
		Told:    of("%s in small letters", "%s med små bogstaver"),
	},
	{
		Name:   diag.Text{EN: "trim", DA: "trim"},
		Params: []Param{value("text", "tekst", Text)}, Gives: AText,
		Doc:     diag.Text{EN: "the text without blanks around it", DA: "teksten uden blanktegn omkring"},
		Example: Example{Holds: diag.Text{EN: `trim(" a ") == "a"`, DA: `trim(" a ") == "a"`}},
		Told:    of("%s without blanks around it", "%s uden blanktegn omkring"),
	},
}
