package format

import "github.com/fordel-lang/fordel/dsl/diag"

// language names a language in messages.
type language diag.Lang

// In is the language's name in a language.
func (l language) In(lang diag.Lang) string {
	names := map[language]diag.Text{
		language(diag.English): {EN: "English", DA: "engelsk"},
		language(diag.Danish):  {EN: "Danish", DA: "dansk"},
	}
	return names[l].In(lang)
}

// kept: a statement that stays in the language it is written in.
func kept(lang diag.Lang) diag.Diagnostic {
	return diag.New("format.kept", diag.Warning,
		"This statement has mistakes, so it stays in %s as it is.",
		"Her er der fejl, så det bliver stående uændret på %s.", language(lang)).
		WithHint("Mend them, and format the file again.", "Ret dem, og formatér filen igen.")
}
