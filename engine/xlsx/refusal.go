package xlsx

import (
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Refusal is why a workbook, or a sheet of one, is not read. The page refuses
// for the same reasons under the same codes (www/src/sheet/guard.ts).
type Refusal struct{ diag.Diagnostic }

// Error implements error, in English.
func (r *Refusal) Error() string { return r.Code + ": " + r.Message.EN }

func problem(code, en, da string, args ...any) *Refusal {
	return &Refusal{diag.New(code, diag.Error, en, da, args...)}
}

func (r *Refusal) hint(en, da string, args ...any) *Refusal {
	r.Diagnostic = r.WithHint(en, da, args...)
	return r
}

func notWorkbook() *Refusal {
	return problem("workbook.damaged", "The file is no workbook, or it is damaged.", "Filen er ikke en projektmappe, eller den er beskadiget.").
		hint("Open it in the program it comes from and save it as .xlsx.", "Åbn den i det program, den kommer fra, og gem den som .xlsx.")
}

// locked: a workbook with a password and one of the old format lie in the same
// kind of container.
func locked() *Refusal {
	return problem("workbook.locked", "The workbook has a password or is of the old format (.xls), and can be read in neither case.",
		"Projektmappen har en adgangskode eller er i det gamle format (.xls) og kan i begge tilfælde ikke læses.").
		hint("Open it in Excel and save it as .xlsx without a password.", "Åbn den i Excel, og gem den som .xlsx uden adgangskode.")
}

func tooLarge() *Refusal {
	return problem("workbook.large", "The workbook takes more than %s MB when it is unpacked.", "Projektmappen fylder mere end %s MB pakket ud.", diag.Number(MaxUnpacked>>20)).
		hint("Delete the sheets, rows and pictures that the rules do not use.", "Slet de ark, rækker og billeder, som reglerne ikke bruger.")
}

func tooManyParts() *Refusal {
	return problem("workbook.parts", "The workbook is made up of more than %s parts.", "Projektmappen består af flere end %s dele.", diag.Number(maxParts)).
		hint("Copy the sheet into a new workbook.", "Kopiér arket over i en ny projektmappe.")
}

func tooManyCells(sheet string) *Refusal {
	return problem("workbook.cells", "The sheet %q has more cells than can be read: %s, empty ones between them included.",
		"Arket %q har flere celler, end der kan læses: %s, tomme imellem dem talt med.", sheet, diag.Number(MaxCells)).
		hint("Delete the rows and columns beyond the data; a stray cell or a format far out counts too.",
			"Slet rækker og kolonner uden for dataene; også en løs celle eller et format langt ude tæller med.")
}

func wideEncoding() *Refusal {
	return problem("workbook.encoding", "The workbook is written in UTF-16, which can't be read.", "Projektmappen er skrevet i UTF-16 og kan ikke læses.").
		hint("Open it in Excel and save it again.", "Åbn den i Excel, og gem den igen.")
}

func entities() *Refusal {
	return problem("workbook.entities", "The workbook has declarations of its own (DOCTYPE), which no spreadsheet writes.",
		"Projektmappen har sine egne erklæringer (DOCTYPE), som intet regneark skriver.").
		hint("Open it in Excel and save it again.", "Åbn den i Excel, og gem den igen.")
}

func outOfOrder(sheet string) *Refusal {
	return problem("workbook.order", "The rows or cells of the sheet %q are not stored in order.", "Rækkerne eller cellerne i arket %q er ikke gemt i rækkefølge.", sheet).
		hint("Open the workbook in Excel and save it again.", "Åbn projektmappen i Excel, og gem den igen.")
}

func valuesLost(sheet string) *Refusal {
	return problem("workbook.lost", "Not all of the sheet %q can be read: it holds values that are not found.",
		"Ikke alt i arket %q kan læses: Det rummer værdier, som ikke kan findes.", sheet).
		hint("Open the workbook in Excel and save it again, or save the sheet as CSV.", "Åbn projektmappen i Excel, og gem den igen, eller gem arket som CSV.")
}

func noSheets() *Refusal {
	return problem("workbook.sheets", "The workbook has no sheet with cells.", "Projektmappen har ikke noget ark med celler.").
		hint("Charts alone are no data.", "Diagrammer alene er ikke data.")
}
