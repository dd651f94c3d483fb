package function

import "github.com/fordel-lang/fordel/dsl/diag"

// dates are the functions of dates.
var dates = []Function{
	{
		Name:   diag.Text{EN: "date", DA: "dato"},
		Params: []Param{value("year", "år", Number), value("month", "måned", Number), value("day", "dag", Number)}, Gives: ADate,
		Doc:     diag.Text{EN: "a date from its parts", DA: "en dato ud fra dens dele"},
		Example: Example{Holds: diag.Text{EN: "date(2026, 2, 28) + 1 == 2026-03-01", DA: "dato(2026; 2; 28) + 1 == 2026-03-01"}},
		Told:    noun("the day number %[3]s of month %[2]s in the year %[1]s", "dag nummer %[3]s i måned %[2]s i året %[1]s"),
	},
	{
		Name:   diag.Text{EN: "months", DA: "måneder"},
		Whole:  Counts,
		Params: []Param{value("from", "fra", Date), value("to", "til", Date)}, Gives: ANumber,
		Doc:  diag.Text{EN: "whole months between two dates", DA: "hele måneder mellem to datoer"},
		More: diag.Text{EN: "a month is over when its day is reached again", DA: "en måned er gået, når dens dag nås igen"},
		Example: Example{Holds: diag.Text{EN: "months(2026-01-31, 2026-02-28) == 0 and months(2026-01-31, 2026-03-31) == 2",
			DA: "måneder(2026-01-31; 2026-02-28) == 0 og måneder(2026-01-31; 2026-03-31) == 2"}},
		Told: noun("the number of whole months from %s to %s", "antallet af hele måneder fra %s til %s"),
	},
	{
		Name:   diag.Text{EN: "years", DA: "år"},
		Whole:  Counts,
		Params: []Param{value("from", "fra", Date), value("to", "til", Date)}, Gives: ANumber,
		Doc:     diag.Text{EN: "whole years between two dates", DA: "hele år mellem to datoer"},
		More:    diag.Text{EN: "counted as `months` are", DA: "talt som `måneder`"},
		Example: Example{Holds: diag.Text{EN: "years(2020-03-01, 2026-02-28) == 5", DA: "år(2020-03-01; 2026-02-28) == 5"}},
		Told:    noun("the number of whole years from %s to %s", "antallet af hele år fra %s til %s"),
	},
	{
		Name:   diag.Text{EN: "add_months", DA: "læg_måneder_til"},
		Params: []Param{value("date", "dato", Date), value("months", "måneder", Number)}, Gives: ADate,
		Doc: diag.Text{EN: "the date so many months later, or earlier below zero", DA: "datoen så mange måneder senere, eller tidligere under nul"},
		More: diag.Text{EN: "whole months; in a month without that day its last; 12 are a year",
			DA: "hele måneder; i en måned uden den dag dens sidste; 12 er et år"},
		Example: Example{Holds: diag.Text{EN: "add_months(2026-01-31, 1) == 2026-02-28 and add_months(2026-10-01, -34) == 2023-12-01",
			DA: "læg_måneder_til(2026-01-31; 1) == 2026-02-28 og læg_måneder_til(2026-10-01; -34) == 2023-12-01"}},
		Told: noun("the date %[2]s months after %[1]s", "datoen %[2]s måneder efter %[1]s"),
		Elsewhere: []Word{{Spelled: "edate edato dateadd date_add"}, {"eomonth slut.på.måned",
			diag.Text{EN: "add_months(date(year, month, 1), 1) - 1", DA: "læg_måneder_til(dato(år; måned; 1); 1) - 1"}}},
	},
}
