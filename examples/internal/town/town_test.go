package town

import (
	"reflect"
	"testing"
)

func TestTownHas2000Children(t *testing.T) {
	total := 0
	seen := map[string]bool{}
	for _, h := range Houses() {
		total += h.Children()
		if seen[h.Key] || seen[h.Name] {
			t.Errorf("%s %s is there twice", h.Key, h.Name)
		}
		seen[h.Key], seen[h.Name] = true, true
	}
	if total != 2000 || len(Houses()) != 30 {
		t.Errorf("%d children in %d houses, want 2000 in 30", total, len(Houses()))
	}
}

func TestFewAreTwoOfEachDistrict(t *testing.T) {
	of := map[string]int{}
	for _, h := range Few() {
		of[h.District.Key]++
	}
	for _, d := range Districts() {
		if of[d.Key] != 2 {
			t.Errorf("%d houses of %s, want 2", of[d.Key], d.Name)
		}
	}
}

func TestSameSeedSameChildren(t *testing.T) {
	a, b := NewMaker(7).Children(Houses()), NewMaker(7).Children(Houses())
	if !reflect.DeepEqual(a, b) {
		t.Error("one seed gave two different towns")
	}
	if reflect.DeepEqual(a, NewMaker(8).Children(Houses())) {
		t.Error("two seeds gave the same town")
	}
}

func TestChildrenFitTheirHouse(t *testing.T) {
	young := map[string]int{}
	for _, c := range NewMaker(1).Children(Houses()) {
		if c.Age < 0 || c.Age > 5 {
			t.Fatalf("a child of %d years", c.Age)
		}
		if c.Age <= 2 {
			young[c.House.Key]++
		}
	}
	for _, h := range Houses() {
		if young[h.Key] != h.Nursery {
			t.Errorf("%s has %d children of 0-2 years, want %d", h.Name, young[h.Key], h.Nursery)
		}
	}
}

func TestStrainsAreTheCriteriaMet(t *testing.T) {
	c := Child{Education: "grundskole", Income: 249_999, Work: "ingen", Single: true, SecondLanguage: true}
	if c.Strains() != 5 || c.Met()[4] {
		t.Errorf("strains %d of %v", c.Strains(), c.Met())
	}
	if none := (Child{Education: "kort videregående", Income: 250_000, Work: "en"}); none.Strains() != 0 {
		t.Errorf("strains %d, want 0", none.Strains())
	}
}

func TestSheetWritesAsDanesDo(t *testing.T) {
	s := NewSheet("id", "amount", "share", "met")
	s.Add("a", Kroner(1_184_012), Tenths(128), true)
	s.Add("b", Kroner(-2_050), Tenths(7), false)
	want := "\ufeffid;amount;share;met\na;1.184.012;12,8;ja\nb;-2.050;0,7;nej\n"
	if s.String() != want {
		t.Errorf("got %q, want %q", s, want)
	}
}
