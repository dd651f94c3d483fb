package table

import (
	"strings"
	"unicode"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Every diagnostic of the package has its one constructor here or in messages_cells.go.

func fileTooLarge(at place, most int) diag.Diagnostic {
	return problem("data.file.large", at, "the file is larger than %s MB.", "filen er større end %s MB.", diag.Number(most>>20)).
		WithHint("Leave out the columns and rows that the rules do not use.", "Udelad de kolonner og rækker, som reglerne ikke bruger.")
}

func tooManyLines(at place, most int) diag.Diagnostic {
	return problem("data.file.lines", at, "the file has more than %s lines.", "filen har flere end %s linjer.", diag.Number(most)).
		WithHint("Leave out empty lines and the rows that the rules do not use.", "Udelad tomme linjer og de rækker, som reglerne ikke bruger.")
}

func notText(at place, format diag.Text) diag.Diagnostic {
	return problem("data.file.binary", at, "the file is %s, and a CSV file is needed.", "filen er %s, og der skal bruges en CSV-fil.", format).
		WithHint("Open it in the program it comes from, choose “Save as” and the type “CSV UTF-8”.",
			"Åbn den i det program, den kommer fra, vælg »Gem som« og filtypen »CSV UTF-8«.")
}

func brokenText(at place, line int) diag.Diagnostic {
	at.line = line
	return problem("data.file.encoding", at,
		"the file is written in UTF-8 or UTF-16, but not here, so letters such as æ, ø and å cannot be trusted.",
		"filen blander tegnsæt, så æ, ø og å kan være læst forkert.").
		WithHint("Save it again from the program it comes from, with the type “CSV UTF-8”.",
			"Gem den igen fra det program, den kommer fra, med filtypen »CSV UTF-8«.")
}

func emptyFile(at place, spec *Spec) diag.Diagnostic {
	return problem("data.file.empty", at, "the file is empty.", "filen er tom.").
		WithHint("The first line must name the columns, %s; every line after it is a row.",
			"Første linje skal navngive kolonnerne, %s; hver linje derefter er en række.", headersOf(spec))
}

// noRows: nothing stands below the names of the columns, which may be meant.
func noRows(at place) diag.Diagnostic {
	return caution("data.rows.none", at, "there are no rows.", "der er ingen rækker.").
		WithHint("If there should be some, write them below the names of the columns.", "Hvis der skal være nogen, så skriv dem under kolonnernes navne.")
}

func tooManyRows(at place, most int) diag.Diagnostic {
	return problem("data.rows.many", at, "there are more than %s rows, the most a table of this shape may have.",
		"der er flere end %s rækker, som er det højeste antal for en tabel med disse kolonner.", diag.Number(most)).
		WithHint("Leave out rows and columns that the rules do not use.", "Udelad rækker og kolonner, som reglerne ikke bruger.")
}

func rowTooLong(at place) diag.Diagnostic {
	return problem("data.row.long", at, "the row is longer than 1 MB.", "rækken er længere end 1 MB.").
		WithHint("Probably a quotation mark is opened in it and not closed.", "Der er sandsynligvis et anførselstegn, som ikke bliver lukket.")
}

// strayQuote: formula is the text of a formula that is nothing else, as ="0103" is.
func strayQuote(at place, formula string) diag.Diagnostic {
	d := problem("data.quote.stray", at, "a quotation mark stands inside a value, or something follows one that ends it.",
		"der står et anførselstegn inde i en værdi, eller der står noget efter det, der slutter den.")
	if formula != "" {
		return d.WithHint("Write the value alone: %s.", "Skriv værdien alene: %s.", formula)
	}
	return d.WithHint(`Put the whole value in quotation marks and double those inside it: "5"" pipe".`,
		`Sæt hele værdien i anførselstegn, og skriv dem indeni dobbelt: "5"" rør".`)
}

func openQuote(at place) diag.Diagnostic {
	return problem("data.quote.open", at, "a quotation mark is opened in this row and not closed where its value ends.",
		"et anførselstegn åbnes i denne række og lukkes ikke, hvor værdien slutter.").
		WithHint("Close it, or remove it.", "Luk det, eller fjern det.")
}

func noHeader(at place, spec *Spec, header []string) diag.Diagnostic {
	found := strings.Join(header, ", ")
	first := diag.Text{EN: "line", DA: "linje"}
	if at.asSheet {
		first = diag.Text{EN: "row", DA: "række"}
	}
	d := problem("data.header.none", at, "the first %s, %s, names none of the columns.", "første %s, %s, navngiver ingen af kolonnerne.", first, quote(found))
	if at.asSheet {
		return d.WithHint("One of the first rows must name the columns: %s. If they are called something else, say so in the mapping.",
			"En af de første rækker skal navngive kolonnerne: %s. Hedder de noget andet, så sig det i kolonnevalget.", headersOf(spec))
	}
	if example := mappingOf(spec, header); example != "" {
		return d.WithHint("The first line must name the columns, %s, with ; or , between them. If they are called something else, say so in the mapping, the file beside the rules that is named as they are and ends in .map.json (rules.map.json). It is %s, if they stand in the order of the columns.",
			"Første linje skal navngive kolonnerne, %s, med ; eller , imellem. Hedder de noget andet, så sig det i kolonnevalget, filen ved siden af reglerne, der hedder som dem og ender på .map.json (rules.map.json). Det er %s, hvis de står i kolonnernes rækkefølge.", headersOf(spec), example)
	}
	return d.WithHint("The first line must name the columns, %s, with ; or , between them. If they are called something else, say so in the mapping: the file that ends in .map.json, beside the rules.",
		"Første linje skal navngive kolonnerne, %s, med ; eller , imellem. Hedder de noget andet, så sig det i kolonnevalget: filen, der ender på .map.json, ved siden af reglerne.", headersOf(spec))
}

// mappingOf is a mapping that takes the headers in their order; "" where they are not as
// many as the columns, or look like values.
func mappingOf(spec *Spec, header []string) string {
	if len(header) != len(spec.Columns) || len(header) > 12 {
		return ""
	}
	var columns []string
	for i, c := range spec.Columns {
		if strings.IndexFunc(header[i], unicode.IsLetter) < 0 || strings.ContainsFunc(header[i], unicode.IsControl) {
			return ""
		}
		columns = append(columns, inJSON(c.Name)+": "+inJSON(header[i]))
	}
	return `{"fordel-map": 1, "tables": {` + inJSON(spec.Name) + `: {"columns": {` + strings.Join(columns, ", ") + `}}}}`
}

// inJSON is a text without control characters as JSON has it.
func inJSON(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// missingColumn: near are the headers that may be meant.
func missingColumn(at place, c *ColumnSpec, near []string) diag.Diagnostic {
	d := problem("data.header.missing", at, "the file has no column `%s`.", "filen har ingen kolonne `%s`.", c.Name)
	switch {
	case len(near) > 0:
		return headerAdvice(d, c, near)
	case c.Label != "":
		return d.WithHint("Its header may be %s or %s.", "Overskriften må være %s eller %s.", quote(c.Name), quote(c.Label))
	}
	return d.WithHint("Its header must be %s.", "Overskriften skal være %s.", quote(c.Name))
}

// chosenHeader: the mapping has chosen a header for the column that the file does
// not have.
func chosenHeader(at place, c *ColumnSpec, header string) diag.Diagnostic {
	return problem("data.header.chosen", at, "the column `%s` was chosen to stand under %s, and no header is that.",
		"kolonnen `%s` er valgt til at stå under %s, men ingen overskrift hedder det.", c.Name, quote(header)).
		WithHint("Choose another header in the mapping, or give the column this one.", "Vælg en anden overskrift i kolonnevalget, eller giv kolonnen denne.")
}

// rowsAbove: titles and the like stand above the headers.
func rowsAbove(at place) diag.Diagnostic {
	return told(diag.Note, "data.header.above", at, "the headers are here; what stands above them is not read.",
		"overskrifterne står her; det, der står over dem, bliver ikke læst.")
}

// rowsLeftOut: by a choice that was made, which must not be forgotten.
func rowsLeftOut(at place, rows leftOut) diag.Diagnostic {
	return caution("data.rows.left", at, "rows are left out as chosen: %s.", "rækker er udeladt efter valg: %s.", rows).
		WithHint("Take them out of the mapping if they are to count.", "Tag dem ud af kolonnevalget, hvis de skal tælle med.")
}

// noHeaderRow: the row that was chosen for the headers is not there.
func noHeaderRow(at place) diag.Diagnostic {
	return problem("data.header.row", at, "nothing stands in the row that was chosen for the headers.",
		"der står ikke noget i den række, der er valgt til overskrifter.").
		WithHint("Choose another row in the mapping, or none: then it is found.", "Vælg en anden række i kolonnevalget, eller ingen: så bliver den fundet.")
}

// noFormulaValue: programs other than spreadsheets write formulas without what
// they give.
func noFormulaValue(at place, formula string) diag.Diagnostic {
	return problem("data.formula", at, "the formula %s was saved without its result.", "formlen %s er gemt uden sit resultat.", quote("="+formula)).
		WithHint("Open the workbook in Excel and save it; then the results are in it.", "Åbn projektmappen i Excel, og gem den; så er resultaterne med.")
}

// optionalColumn: same are headers that say nearly its name.
func optionalColumn(at place, c *ColumnSpec, same []string) diag.Diagnostic {
	return headerAdvice(caution("data.header.near", at, "the column `%s` has no values, as no header is its name.",
		"kolonnen `%s` har ingen værdier, for ingen overskrift er dens navn.", c.Name), c, same)
}

// headerAdvice says which header may be the column's, and what its cells must
// then hold.
func headerAdvice(d diag.Diagnostic, c *ColumnSpec, near []string) diag.Diagnostic {
	if len(near) > 1 {
		return d.WithHint("Is it one of %s? Then change that header to %s.", "Er det en af %s? Så ret den overskrift til %s.", choices(near), c.heading())
	}
	then := diag.Text{}
	switch {
	case c.Kind == Money && scaled(near[0]):
		then = diag.Format(" and its amounts to whole %s", " og beløbene til hele %s", c.unit())
	case c.Kind == Share && inPercent(near[0]):
		then = diag.Text{EN: " and write % after its numbers", DA: " og skriv % efter tallene"}
	}
	return d.WithHint("Is it the one called %s? Then change that header to %s%s.", "Er det den, der hedder %s? Så ret den overskrift til %s%s.",
		quote(near[0]), c.heading(), then)
}

func duplicateHeader(at place, column, first, second string) diag.Diagnostic {
	return problem("data.header.duplicate", at, "both %s and %s are headers of the column `%s`.",
		"både %s og %s er overskrift for kolonnen `%s`.", quote(first), quote(second), column).
		WithHint("Remove one of the two columns, or give it another header.", "Fjern den ene af de to kolonner, eller giv den en anden overskrift.")
}

func unknownHeaders(at place, found []string) diag.Diagnostic {
	return told(diag.Note, "data.header.unknown", at, "not part of the table and ignored: %s.",
		"bruges ikke: %s.", diag.Names(found))
}

// valuesIn is a number of values in a message.
func valuesIn(n int) diag.Text {
	if n == 1 {
		return diag.Text{EN: "one value", DA: "én værdi"}
	}
	return diag.Format("%d values", "%d værdier", n)
}

func shortRow(at place, has, want int) diag.Diagnostic {
	return problem("data.row.short", at, "the row ends before this column: it has %s where the headers are %d.",
		"rækken slutter før denne kolonne: den har %s, og der er %d overskrifter.", valuesIn(has), want).
		WithHint("Look for a line break or a missing separator in the row.", "Se efter et linjeskift eller et manglende skilletegn i rækken.")
}

// rowsEnd: what is missing at the end of a row may have been lost.
func rowsEnd(at place, columns diag.Names, rows int) diag.Diagnostic {
	which := diag.Text{EN: "the row ends", DA: "rækken slutter"}
	if rows > 1 {
		which = diag.Format("this row and %s more end", "denne række og %s til slutter", diag.Number(rows-1))
	}
	return told(diag.Note, "data.row.ends", at, "%s before the last column, so that values of %s are missing.",
		"%s før sidste kolonne, så der mangler værdier i %s.", which, columns)
}

// splitLetters: the row is too long because a letter spelled out as on a web page
// ends in the separator.
func splitLetters(d diag.Diagnostic, was string) diag.Diagnostic {
	return d.WithHint("Letters are spelled out in it as on a web page, and end in the separator; it is probably %s. Save the file again from the program it comes from, with the type “CSV UTF-8”.",
		"Bogstaver er skrevet ud i den som på en webside og ender på skilletegnet; den er nok %s. Gem filen igen fra det program, den kommer fra, med filtypen »CSV UTF-8«.", quote(was))
}

func longRow(at place, has, want int, comma byte) diag.Diagnostic {
	d := problem("data.row.extra", at, "the row has %d values where the headers are %d.", "rækken har %d værdier, og der er %d overskrifter.", has, want)
	if comma == ',' {
		return d.WithHint("Numbers with a decimal comma, and texts with a comma in them, need ; between the columns or quotation marks around them.",
			"Tal med decimalkomma og tekster med komma i kræver ; mellem kolonnerne eller anførselstegn om værdien.")
	}
	return d.WithHint("A text with the separator in it needs quotation marks around it.", "En tekst med skilletegnet i skal have anførselstegn om sig.")
}

// beyondHeaders: a sheet often has remarks beside its table.
func beyondHeaders(at place, text string, cells int) diag.Diagnostic {
	return caution("data.row.beyond", at, "%s stands in a column without a header and is not used (%d such cells).",
		"%s står i en kolonne uden overskrift og bruges ikke (%d af den slags celler).", quote(text), cells).
		WithHint("Write a header above the column if its values belong to the table.", "Skriv en overskrift over kolonnen, hvis dens værdier hører til tabellen.")
}

// swallowedRows: opened is what stands on the line where the quotation mark is.
func swallowedRows(at place, last int, opened string) diag.Diagnostic {
	return caution("data.quote.rows", at, "lines %d to %d are read as one row: the quotation mark before %s is closed on line %d only.",
		"linje %d til %d læses som én række: anførselstegnet før %s lukkes først på linje %d.", at.line, last, quote(strings.TrimSpace(opened[1:])), last).
		WithHint("If they are rows of their own, remove the quotation mark on line %d and the one that closes it.",
			"Hvis det er selvstændige rækker, så fjern anførselstegnet på linje %d og det, der lukker det.", at.line)
}

func cutInPieces(at place, last int) diag.Diagnostic {
	return caution("data.row.cut", at, "lines %d to %d look like one row with a line break in it: together they have as many values as there are headers.",
		"linje %d til %d ligner én række med et linjeskift i: tilsammen har de lige så mange værdier, som der er overskrifter.", at.line, last).
		WithHint("Join them to one line, or put the value with the line break in quotation marks.",
			"Saml dem på én linje, eller sæt værdien med linjeskiftet i anførselstegn.")
}

func loneValue(at place, width int) diag.Diagnostic {
	return caution("data.row.lone", at, "the row has one value where the headers are %d, and may be a part of the row before or after it.",
		"rækken har én værdi, hvor der er %d overskrifter, og kan være en del af rækken før eller efter.", width).
		WithHint("Join them to one line, or put the value with the line break in quotation marks; remove the row if it is a remark.",
			"Saml dem på én linje, eller sæt værdien med linjeskiftet i anførselstegn; fjern rækken, hvis den er en bemærkning.")
}

// bareRow: a heading or remark would be a row like the others.
func bareRow(at place, text string) diag.Diagnostic {
	return caution("data.row.bare", at, "the row holds nothing but %s, and may be a heading or a remark.",
		"rækken rummer kun %s og kan være en overskrift eller en bemærkning.", quote(text)).
		WithHint("Remove it if it is one, or fill in its other values.", "Fjern den, hvis den er det, eller udfyld dens andre værdier.")
}

func repeatedHeaders(at place) diag.Diagnostic {
	return caution("data.row.headers", at, "the row is the headers once more.", "rækken er overskrifterne en gang til.").
		WithHint("Remove it.", "Fjern den.")
}

func twinKeys(at place, keys twins) diag.Diagnostic {
	return caution("data.key.twins", at, "%s look like the same key but are different ones: they differ by %s.",
		"%s ligner den samme nøgle, men er forskellige: de adskiller sig ved %s.", keys, differences(keys.names)).
		WithHint("If they are the same, write them alike and make one row of them.", "Hvis de er den samme, så skriv dem ens, og saml dem i én række.")
}

func shortenedDigits(at place, _ *ColumnSpec, s sighting) diag.Diagnostic {
	return caution("data.digits", at, "%s is a number that a spreadsheet has shortened, so digits may be lost (%d such in the column).",
		"%s er et tal, som et regneark har forkortet, så cifre kan være gået tabt (%d af den slags i kolonnen).", quote(s.text), s.cells).
		WithHint("Show the column as numbers without decimals, or as text, before the sheet is saved.",
			"Vis kolonnen som tal uden decimaler eller som tekst, før arket gemmes.")
}

func damagedLetters(at place, _ *ColumnSpec, s sighting) diag.Diagnostic {
	d := caution("data.letters", at, "the letters of %s look damaged, as by a program that took one encoding for another (%d such in the column).",
		"bogstaverne i %s ser beskadigede ud, som når et program forveksler tegnsæt (%d af den slags i kolonnen).", quote(s.text), s.cells)
	meant := diag.Text{}
	if was := repaired(s.text); was != s.text {
		meant = diag.Format("It is probably %s. ", "Det er nok %s. ", quote(was))
	}
	return d.WithHint("%sSave the file again from the program it comes from, with the type “CSV UTF-8”.",
		"%sGem filen igen fra det program, den kommer fra, med filtypen »CSV UTF-8«.", meant)
}

func unknownAsText(at place, c *ColumnSpec, s sighting) diag.Diagnostic {
	d := caution("data.unknown.text", at, "%s is taken for a text like any other, not for a missing value (%d such in the column).",
		"%s læses som en tekst på linje med andre og ikke som en manglende værdi (%d af den slags i kolonnen).", quote(s.text), s.cells)
	if c.Kind == Key {
		return d.WithHint("Write the key, or remove the row.", "Skriv nøglen, eller fjern rækken.")
	}
	return d.WithHint("Leave the cell empty if the value is not known.", "Lad cellen være tom, hvis værdien ikke kendes.")
}

func formulaAsText(at place, _ *ColumnSpec, s sighting) diag.Diagnostic {
	return caution("data.formula.text", at, "%s is a formula, not what it gives (%d such in the column).",
		"%s er en formel og ikke det, den giver (%d af den slags i kolonnen).", quote(s.text), s.cells).
		WithHint("Let the spreadsheet show values in place of formulas before the sheet is saved, or write the value.",
			"Lad regnearket vise værdier i stedet for formler, før arket gemmes, eller skriv værdien.")
}

func dateAsKey(at place, _ *ColumnSpec, s sighting) diag.Diagnostic {
	return caution("data.key.date", at, "%s may be what a spreadsheet has made of another key: dates stand among keys that are none (%d such in the column).",
		"%s kan være noget, et regneark har gjort en anden nøgle til: der står datoer mellem nøgler, der ikke er det (%d af den slags i kolonnen).", quote(s.text), s.cells).
		WithHint("Make the column text in the spreadsheet, and write the key again.", "Gør kolonnen til tekst i regnearket, og skriv nøglen igen.")
}

// summedRow: a row is the sum or average of so many others above it, or with below
// under it; more is how many other rows are such sums.
func summedRow(at place, sum bool, rows int, below bool, more int) diag.Diagnostic {
	what, side, also := diag.Text{EN: "sum", DA: "summen"}, diag.Text{EN: "above", DA: "ovenfor"}, diag.Text{}
	if !sum {
		what = diag.Text{EN: "average", DA: "gennemsnittet"}
	}
	if below {
		side = diag.Text{EN: "below", DA: "nedenfor"}
	}
	if more > 0 {
		also = diag.Format(", and so are %d more of those above them", ", og det samme gælder yderligere %d", more)
	}
	return caution("data.row.sum", at, "this row is counted like the others, though it is the %s of the %d rows %s it%s.",
		"rækken tæller med som de andre, men er %s af de %d rækker %s%s.", what, rows, side, also).
		WithHint("Remove it if it adds up the others.", "Fjern den, hvis den samler de andre.")
}

func missingTarget(at place, target string) diag.Diagnostic {
	return problem("data.reference.table", at, "it refers to the table `%s`, which has no data.", "den henviser til tabellen `%s`, som ikke har data.", target).
		WithHint("Load data for `%s` too.", "Indlæs også data til `%s`.", target)
}

func wrongLiteral(at place, c *ColumnSpec, written string) diag.Diagnostic {
	return problem("data.literal", at, "%s does not fit a column of this kind.", "%s passer ikke til en kolonne af denne type.", quote(written)).
		WithHint("Write %s.", "Skriv %s.", literalExample(c))
}

func rowLength(at place, has, want int) diag.Diagnostic {
	return problem("data.literal.count", at, "the row has %s, and the table has %d columns.", "rækken har %s, og tabellen har %d kolonner.", valuesIn(has), want).
		WithHint("Write one value for each column, in their order.", "Skriv én værdi for hver kolonne i deres rækkefølge.")
}

func emptyRow(at place) diag.Diagnostic {
	return problem("data.literal.empty", at, "no value of the row is known.", "ingen af rækkens værdier er kendt.").
		WithHint("Leave the row out.", "Udelad rækken.")
}

func nothingToMakeUp(at place) diag.Diagnostic {
	return problem("data.sample", at, "no value can be made up: there is none in the range.", "der kan ikke opfindes en værdi: der er ingen inden for grænserne.").
		WithHint("Let the range begin below its end, with a whole number in it if the column takes those.",
			"Lad den nedre grænse være under den øvre, med et helt tal imellem, hvis kolonnen er til hele tal.")
}

func moreProblems(at place, total int) diag.Diagnostic {
	return problem("data.total", at, "%s errors in all; the first %d are shown.", "%s fejl i alt; de første %d er vist.", diag.Number(total), MaxProblems)
}

// problem is an error that begins with its place.
func problem(code string, at place, en, da string, args ...any) diag.Diagnostic {
	return told(diag.Error, code, at, en, da, args...)
}

// caution is a warning that begins with its place.
func caution(code string, at place, en, da string, args ...any) diag.Diagnostic {
	return told(diag.Warning, code, at, en, da, args...)
}

func told(severity diag.Severity, code string, at place, en, da string, args ...any) diag.Diagnostic {
	d := diag.New(code, severity, "%s: "+en, "%s: "+da, append([]any{at}, args...)...).At(at.cell)
	d.Cell = at.inData()
	return d
}
