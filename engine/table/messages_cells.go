package table

import (
	"github.com/fordel-lang/fordel/dsl/diag"
)

// What is told of a cell and what it holds.

func mixedCommas(at place, decimals, point string, other place) diag.Diagnostic {
	return problem("data.number.signs", at, "the comma in %s may mean decimals or thousands: %s %s has a point as its decimal sign.",
		"kommaet i %s kan betyde decimaler eller tusinder: %s %s har punktum som decimaltegn.", quote(decimals), quote(point), onLine{other}).
		WithHint("Write all decimals of the file with the same sign.", "Skriv alle filens decimaler med samme tegn.")
}

// missingValue: the row above may be of the same merged cell.
func missingValue(at place, merged bool) diag.Diagnostic {
	d := problem("data.missing", at, "there is no value.", "der mangler en værdi.")
	if merged {
		return d.WithHint("Fill it in, or make the column `optional` in the rules. Of merged cells only the first holds the value.",
			"Udfyld den, eller skriv `må mangle` ved kolonnen i reglerne. Af flettede celler har kun den første værdien.")
	}
	return d.WithHint("Fill it in, or make the column `optional` in the rules.", "Udfyld den, eller skriv `må mangle` ved kolonnen i reglerne.")
}

func missingKey(at place) diag.Diagnostic {
	return problem("data.key.missing", at, "the row has no key.", "rækken har ingen nøgle.").
		WithHint("Every row needs a key of its own that other tables can refer to.", "Hver række skal have sin egen nøgle, som andre tabeller kan henvise til.")
}

func duplicateKey(at place, key string, first place) diag.Diagnostic {
	d := problem("data.key.duplicate", at, "the key %s is in an earlier row too.", "nøglen %s står også i en tidligere række.", quote(key))
	if first.line > 0 {
		return d.WithHint("It is %s. Give each row a key of its own.", "Den står %s. Giv hver række sin egen nøgle.", onLine{first})
	}
	return d.WithHint("Give each row a key of its own.", "Giv hver række sin egen nøgle.")
}

// badNumber: meant is what was probably meant, "" where that cannot be told.
func badNumber(at place, text, meant string, c *ColumnSpec, st style) diag.Diagnostic {
	d := problem("data.number", at, "%s is not a number.", "%s er ikke et tal.", quote(text))
	share, perCent := asShare(text, st)
	switch {
	case perCent && c.Kind == Share:
		return d.WithValue(meant+" %").WithHint("Write %s %%.", "Skriv %s %%.", meant)
	case perCent && c.Kind == Number:
		return d.WithHint("Write %s or %s, whichever the column holds; one whose kind is `share` takes it as it is.",
			"Skriv %s eller %s, alt efter hvad kolonnen rummer; en kolonne af typen `andel` tager den, som den er.", share, meant)
	}
	if meant != "" {
		return d.WithValue(meant).WithHint("Write %s, the number alone.", "Skriv %s, altså tallet alene.", meant)
	}
	if c.Optional {
		return d.WithHint("Write it like %s, or leave the cell empty if the value is not known.",
			"Skriv det som %s, eller lad cellen være tom, hvis værdien ikke kendes.", numberExample(c, st))
	}
	return d.WithHint("Write it like %s.", "Skriv det som %s.", numberExample(c, st))
}

// notKnown: a dash or N/A is neither a value nor an empty cell.
func notKnown(at place, text string, optional bool) diag.Diagnostic {
	d := problem("data.unknown", at, "%s is no value.", "%s er ikke en værdi.", quote(text))
	if optional {
		return d.WithHint("Leave the cell empty if the value is not known.", "Lad cellen være tom, hvis værdien ikke kendes.")
	}
	return d.WithHint("Write the value; or leave the cell empty and make the column `optional` in the rules.",
		"Skriv værdien; eller lad cellen være tom, og skriv `må mangle` ved kolonnen i reglerne.")
}

// notTold: the file was made with small counts hidden.
func notTold(at place, text string) diag.Diagnostic {
	return problem("data.hidden", at, "%s stands for a number that was hidden when the file was made.", "%s står for et tal, der blev skjult, da filen blev lavet.", quote(text)).
		WithHint("Have the file made again without hiding small counts, or write the number.", "Få filen lavet igen uden at skjule små antal, eller skriv tallet.")
}

// countedTotal: the sum of the other rows would be shared with like one of them.
func countedTotal(at place, text string) diag.Diagnostic {
	return caution("data.row.total", at, "%s is counted as a row like the others, though it looks like their sum or average.",
		"%s ligner en sumlinje eller et gennemsnit, men tæller med som en række.", quote(text)).
		WithHint("Remove the row if it is one.", "Fjern rækken, hvis den er det.")
}

func decimalComma(at place, text, fixed string) diag.Diagnostic {
	return problem("data.number.comma", at, "%s has a comma as its decimal sign, in a file with commas between the columns.",
		"%s har komma som decimaltegn i en fil med komma mellem kolonnerne.", quote(text)).
		WithHint("Write %s, or save the file with ; between the columns.", "Skriv %s, eller gem filen med ; mellem kolonnerne.", fixed)
}

func ambiguousNumber(at place, text string) diag.Diagnostic {
	d := problem("data.number.ambiguous", at, "%s can be read as thousands or as decimals, and nothing else in the file tells which.",
		"%s kan læses som tusinder eller som decimaler, og intet andet i filen afgør det.", quote(text))
	if at.cells {
		return d.WithHint("It is a text. Make the cell a number.", "Den er en tekst. Gør cellen til et tal.")
	}
	return d.WithHint("Write it without thousands separators, or save the file with ; (decimal comma) or , (decimal point) between the columns.",
		"Skriv tallet uden tusindtalsseparator, eller gem filen med ; (decimalkomma) eller , (decimalpunktum) mellem kolonnerne.")
}

func mixedPoints(at place, thousands, decimals string, other place) diag.Diagnostic {
	return problem("data.number.mixed", at, "the point means thousands in %s but decimals in %s %s.",
		"punktummet betyder tusinder i %s, men decimaler i %s %s.", quote(thousands), quote(decimals), onLine{other}).
		WithHint("Write decimals with a comma, or save the file with , between the columns if the point is the decimal sign everywhere.",
			"Skriv decimaler med komma, eller gem filen med , mellem kolonnerne, hvis punktum er decimaltegn overalt.")
}

func thousandthAmount(at place, text string, read value, fixed string, cells int) diag.Diagnostic {
	return caution("data.number.thousands", at, "%s is read as %s, with three decimals (%d such in the column).",
		"%s læses som %s, altså med tre decimaler (%d af den slags i kolonnen).", quote(text), read, cells).
		WithHint("If thousands are meant, write %s.", "Skriv %s, hvis der menes tusinder.", fixed)
}

func largeShare(at place, text string, read value, cells int) diag.Diagnostic {
	return caution("data.share.large", at, "%s is read as %s (%d such in the column).",
		"%s læses som %s (%d af den slags i kolonnen).", inCell{at: at, text: text}, read, cells).
		WithHint("If per cent are meant, write %s %%.", "Skriv %s %%, hvis der menes procent.", inCell{at, text, true})
}

// mixedShares: other cells of the column are in per cent.
func mixedShares(at place, text string, read value, cells int) diag.Diagnostic {
	return caution("data.share.mixed", at, "%s is read as %s, though other cells of the column are written with %% (%d such in the column).",
		"%s læses som %s, selv om andre celler i kolonnen er skrevet med %% (%d af den slags i kolonnen).", inCell{at: at, text: text}, read, cells).
		WithHint("If per cent are meant, write %s %%.", "Skriv %s %%, hvis der menes procent.", inCell{at, text, true})
}

func notWhole(at place, text string) diag.Diagnostic {
	return problem("data.whole", at, "%s has decimals, and the column takes whole numbers.", "%s har decimaler, og kolonnen er til hele tal.", inCell{at: at, text: text}).
		WithHint("Write a whole number, or make the column a `number` in the rules.", "Skriv et helt tal, eller gør kolonnen til `tal` i reglerne.")
}

func badFlag(at place, text string) diag.Diagnostic {
	return problem("data.flag", at, "%s is neither yes nor no.", "%s er hverken ja eller nej.", quote(text)).
		WithHint("Write yes or no, y or n, true or false, 1 or 0, or x or nothing.", "Skriv ja eller nej, j eller n, 1 eller 0, eller x eller ingenting.")
}

func badDate(at place, text string) diag.Diagnostic {
	return problem("data.date", at, "%s is not written as a date.", "%s er ikke skrevet som en dato.", quote(text)).
		WithHint("Write 2026-10-01 or 1.10.2026.", "Skriv 1.10.2026 eller 2026-10-01.")
}

func noSuchDate(at place, text string) diag.Diagnostic {
	return problem("data.date.none", at, "there is no such day as %s.", "dagen %s findes ikke.", quote(text)).
		WithHint("Write day, month and year as 1.10.2026, or 2026-10-01.", "Skriv dag, måned og år som 1.10.2026, eller 2026-10-01.")
}

func unknownChoice(at place, text string, allowed []string) diag.Diagnostic {
	d := problem("data.choice", at, "%s is not one of the choices.", "%s er ikke en af mulighederne.", quote(text))
	if near := nearest(text, allowed); near != "" {
		return d.WithValue(near).WithHint("Did you mean %s? Possible are %s.", "Mente du %s? Mulige er %s.", quote(near), choices(allowed))
	}
	return d.WithHint("Write %s.", "Skriv %s.", choices(allowed))
}

func outOfRange(at place, text string, c *ColumnSpec) diag.Diagnostic {
	return problem("data.range", at, "%s is outside what the column allows.", "%s ligger uden for det, kolonnen tillader.", inCell{at: at, text: text}).
		WithHint("Write a value that is %s, or change the range in the rules.", "Skriv en værdi, der er %s, eller ret grænserne i reglerne.", bounds{c})
}

// unknownReference: no row of the target has that key; one may have it elsewhere.
func unknownReference(at place, text, target, near string, elsewhere *namesake, cells int) diag.Diagnostic {
	rows := diag.Text{}
	if cells > 1 {
		rows = diag.Format(" (%d rows refer to it)", " (%d rækker henviser til den)", cells)
	}
	d := problem("data.reference", at, "%s is not a key in the table `%s`%s.", "%s er ikke en nøgle i tabellen `%s`%s.", quote(text), target, rows)
	switch {
	case elsewhere != nil:
		return d.WithValue(elsewhere.key).WithHint("It stands under `%s` in the row with the key %s: write that key here, or use those texts as the keys of `%s`.",
			"Det står under `%s` i rækken med nøglen %s: Skriv den nøgle her, eller brug de tekster som nøgler i `%s`.",
			elsewhere.column, quote(elsewhere.key), target)
	case near != "":
		return d.WithValue(near).WithHint("Did you mean %s?", "Mente du %s?", quote(near))
	}
	return d.WithHint("Add a row with that key to `%s`, or correct it here.", "Tilføj en række med den nøgle i `%s`, eller ret den her.", target)
}
