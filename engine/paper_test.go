package engine

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// printed is what a reader reads of a page: its text, with blanks where elements end.
func printed(page string) string {
	text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, " ")
	text = strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&amp;", "&", "\u00a0", " ").Replace(text)
	return strings.Join(strings.Fields(text), " ")
}

// The letter tells the amounts, how they came about, what is earmarked and what it is of.
func TestLetter(t *testing.T) {
	_, r := opened(t, "child-counting", Settings{})
	l := r.Leave(Given{MadeUp: true}, false, diag.Danish)
	letters, err := l.Letters(context.Background(), "1. juni 2026", []string{"I17"})
	if err != nil || len(letters) != 1 || letters[0].Name != "Regnbuen" {
		t.Fatal(letters, err)
	}
	text := printed(letters[0].Page)
	for _, want := range []string{
		"Eksempelkøbing", "1. juni 2026", "Opdigtede tal", "Regnbuen Nørremarken", "Tildelingen til Regnbuen i 2026 er 10.131.280 kr.",
		"Børneudvalget 12. maj 2026, pkt. 7", "Sidste år, kr. Ændring, kr. Pr. vægtet barn, kr.", "Socioøkonomisk pulje 713.385 680.487 +32.898 4.500,00",
		"I alt 10.131.280", "»Udsatte børn« for Regnbuen er 39 ud af 120", "fordi ingen kan få mere end 4.500 kr. pr. vægtet barn",
		"535.039 kr. af »Socioøkonomisk pulje« er øremærket til uddannede pædagoger", "De øvrige 178.346 kr. bestemmer I selv over.", "Kontroller : 6 af 6 i orden"} {
		if !strings.Contains(strings.ReplaceAll(text, "Kontroller 6", "Kontroller : 6"), want) {
			t.Errorf("the letter does not say %q:\n%s", want, text)
		}
	}
	for _, not := range []string{"største brøkdele", "sum(", "forslag"} {
		if strings.Contains(text, not) {
			t.Errorf("the letter says %q:\n%s", not, text)
		}
	}
}

// Turned parameters are told, and small counts are not where they are to be hidden.
func TestLetterOfAProposal(t *testing.T) {
	_, r := opened(t, "child-counting", Settings{Params: map[string]check.Const{"puljeandel": {Kind: check.Number, Number: 0.04}}})
	letters, _ := r.Leave(Given{}, true, diag.Danish).Letters(context.Background(), "", nil)
	if len(letters) != 30 {
		t.Fatal(len(letters))
	}
	for _, l := range letters {
		text := strings.ReplaceAll(printed(l.Page), "mindst 3 af 6 kriterier", "")
		if !strings.Contains(text, "Beløbene er et forslag") || !strings.Contains(text, "ændret siden Børneudvalget") {
			t.Errorf("%s: it does not say that it is a proposal", l.Name)
		}
		if found := regexp.MustCompile(`\b[1-4] (ud af|af) \d|\b[1-4] ×|\b[1-4] opfylder`).FindString(text); found != "" {
			t.Errorf("%s: %q tells a small count", l.Name, found)
		}
	}
}

// An example's letters, as its rules have them: the answer to each application, and what a
// guarantee gives.
func TestLettersOfExamples(t *testing.T) {
	for _, l := range []struct {
		example, row string
		says         []string
	}{
		{"ranked-applications", "A01", []string{"Egehuset: svar på ansøgningen »Sproggruppe«", "I har søgt 320.000 kr. af ansøgningspuljen for 2026.",
			"67 point; der skal mindst 50 til", "Ansøgt 320.000 Tildelt 320.000", "A01 har 67 og er nr. 5 af 6.", "kan I søge igen næste år."}},
		{"ranked-applications", "A02", []string{"Ansøgt 245.000 Tildelt 0", "»Konsulenternes point« er 34, og grænsen er 50."}},
		{"hold-harmless", "I17", []string{"Regnbuen får 589.717 kr. i socioøkonomiske midler i 2026", "Sidste år fik I 620.754 kr. I er garanteret 95 % af det beløb",
			"af jeres 120 børn er udsatte", "Det betaler de 15 andre", "Spørg forvaltningen"}},
	} {
		_, r := opened(t, l.example, Settings{})
		letters, err := r.Leave(Given{}, false, diag.Danish).Letters(context.Background(), "", []string{l.row})
		if err != nil || len(letters) != 1 {
			t.Fatal(l.example, letters, err)
		}
		text := printed(letters[0].Page)
		for _, want := range l.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s %s: no %q in %s", l.example, l.row, want, text)
			}
		}
		if strings.Contains(text, "Det står i data") {
			t.Errorf("%s %s tells where the data are: %s", l.example, l.row, text)
		}
	}
}

// What the rules say of the letter goes before its own words, with values for names.
func TestLetterByTheRules(t *testing.T) {
	model, problems := Open("m.fordel", `fordel 1 en
model "Places" {
  year      2026
  currency  EUR
}
table towns { town key }
table houses {
  house     key
  town      -> towns
  children  whole
}
param rate = 7.5 %
pool base "Base" {
  amount  1_000 EUR
  to      houses
  key     children
}
letter houses {
  heading   "{house} in {town} <{base}> {model.year}"
  greeting  "At {rate}, {base.grænse} a {children}"
  figures   base "Yours", base / 2 "Half"
  closing   "Bye & thanks"
}
`)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	s := NewSession(model)
	s.Load("towns", "towns.csv", []byte("town\nAby\n"))
	s.Load("houses", "houses.csv", []byte("house,town,children\nAsh,Aby,3\nElm,Aby,1\n"))
	r, _ := s.Run(context.Background(), Settings{})
	letters, err := r.Leave(Given{}, false, diag.English).Letters(context.Background(), "", nil)
	if err != nil || len(letters) != 2 {
		t.Fatal(letters, err)
	}
	if !strings.Contains(letters[0].Page, "<h1>Ash in Aby &lt;750 EUR&gt; 2026</h1>") {
		t.Error(letters[0].Page)
	}
	text := printed(letters[0].Page)
	for _, want := range []string{"At 7.5 %, ", "Yours 750 250.00", "Half 375 125.00", "Bye & thanks"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

// Every example that gives somebody money has letters, in both languages, and every
// example a paper for the meeting; tags in them are closed.
func TestPapersOfExamples(t *testing.T) {
	some := 0
	for _, dir := range exampleNames(t) {
		session, r := opened(t, dir, Settings{})
		for _, lang := range []diag.Lang{diag.Danish, diag.English} {
			l := r.Leave(Given{}, lang == diag.English, lang)
			letters, err := l.Letters(context.Background(), "1 June 2026", nil)
			if err != nil {
				t.Fatal(err)
			}
			some += len(letters)
			for _, x := range letters[:min(3, len(letters))] {
				closed(t, dir, x.Page)
			}
			page, err := l.Meeting(context.Background(), session, "1 June 2026")
			if err != nil {
				t.Fatal(err)
			}
			closed(t, dir, page)
		}
		r.Release()
	}
	if some < 400 {
		t.Errorf("%d letters", some)
	}
}

// closed sees that every element of a page ends, in order.
func closed(t *testing.T, dir, page string) {
	t.Helper()
	var open []string
	for _, m := range regexp.MustCompile(`<(/?)([a-z0-9]+)[^>]*?(/?)>`).FindAllStringSubmatch(page, -1) {
		switch {
		case m[2] == "br" || m[3] == "/":
		case m[1] == "":
			open = append(open, m[2])
		case len(open) == 0 || open[len(open)-1] != m[2]:
			t.Fatalf("%s: </%s> closes nothing (%v)", dir, m[2], open)
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 || strings.Contains(page, "%!") {
		t.Errorf("%s: %v are not closed, or a text is not filled in", dir, open)
	}
}

// The paper tells who gains and loses, what differs in the rules, all rows and the checks.
func TestMeeting(t *testing.T) {
	session, r := opened(t, "child-counting", Settings{Params: map[string]check.Const{
		"puljeandel": {Kind: check.Number, Number: 0.04}, "højeste_beløb": {Kind: check.Money, Number: 6000}}})
	page, err := r.Leave(Given{}, false, diag.Danish).Meeting(context.Background(), session, "1. juni 2026")
	if err != nil {
		t.Fatal(err)
	}
	text := printed(page)
	for _, want := range []string{
		"Målt mod grundlaget er »I alt« større for 13 (i alt 781.672 kr.) og mindre for 17 (i alt 781.672 kr.)",
		"Socioøkonomisk pulje 6.400.000 kr. til 14 ud af 30", "Loft pr. vægtet barn 4.500 kr. 6.000 kr.",
		"Størst fremgang Grundlaget I alt Ændring % Regnbuen 10.131.280 10.271.984 +140.704 +1,4", "Størst tilbagegang", "Skovtrolden 6.917.902 6.846.584 −71.318 −1,0",
		"Sådan fordeles pengene", "Kontroller: 6 af 6 er i orden", "KORA, januar 2017", "Alle: Institutioner", "153.600.000"} {
		if !strings.Contains(text, want) {
			t.Errorf("the paper does not say %q:\n%s", want, text)
		}
	}
	if n := strings.Count(page, "<rect"); n != 30 {
		t.Errorf("%d bars", n)
	}
}

// Where the files of the data lie on somebody's machine is not told.
func TestNoPathsLeave(t *testing.T) {
	model, _ := Open("m.fordel", "fordel 1 en\ntable houses { house key }\npool base {\n  amount 10 kr\n  to houses\n  key 1\n}\n")
	for _, path := range []string{"/data/ann/private/houses.csv", `D:\data\ann\houses.csv`, "houses.csv"} {
		s := NewSession(model)
		s.Load("houses", path, []byte("house\nAsh\n"))
		r, _ := s.Run(context.Background(), Settings{})
		letters, err := r.Leave(Given{}, false, diag.English).Letters(context.Background(), "", nil)
		if err != nil || len(letters) != 1 || strings.Contains(letters[0].Page, "ann") || !strings.Contains(letters[0].Page, "houses.csv (1") {
			t.Errorf("%s: %v", path, letters)
		}
	}
}
