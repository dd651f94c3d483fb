package difference

import (
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Told is a change in a sentence.
func (c Change) Told(lang diag.Lang) string {
	of := c.subject(c.Label)
	switch {
	case c.What == Relabeled && c.After == "":
		return diag.Format("%s: no longer called \"%s\"", "%s: hedder ikke længere »%s«", of, c.Before).In(lang)
	case c.What == Relabeled:
		return diag.Format("%s: now called \"%s\"", "%s: hedder nu »%s«", c.subject(c.Before), c.After).In(lang)
	case c.Part == "" && c.What == Changed:
		return of + ": " + c.Before + " → " + c.After
	case c.Part == "":
		return of + ": " + happened[c.What].In(lang) + said(c.Before+c.After)
	case c.What == Changed:
		return of + ": " + c.Part + " " + c.Before + " → " + c.After
	}
	return of + ": " + c.Part + " " + happened[c.What].In(lang) + said(c.Before+c.After)
}

// subject is what the change is about: by its label, and by its name in the rules.
func (c Change) subject(label string) string {
	name := c.Statement
	if c.Name != "" {
		name += " " + c.Name
	}
	if label == "" {
		return name
	}
	return label + " (" + name + ")"
}

var happened = map[What]diag.Text{
	Added:   {EN: "added", DA: "tilføjet"},
	Removed: {EN: "removed", DA: "udgået"},
}

// said is what is added or removed, where it says anything.
func said(text string) string {
	if text == "" {
		return ""
	}
	return ": " + text
}

// Told is a rename in a sentence.
func (r Rename) Told(lang diag.Lang) string {
	return diag.Format("%s is now called %s", "%s hedder nu %s", r.From, r.To).In(lang)
}
