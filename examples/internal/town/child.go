package town

import "math/rand/v2"

// Child is a made-up child: its institution, age and what may count as a strain.
type Child struct {
	House          House
	Age            int
	FullTime       bool
	Education      string // the parents' longest, from ingen to lang videregående
	Income         int    // of the household, kroner a year
	Work           string // parents in work: ingen, en or begge
	Single         bool   // a single parent
	Descendant     bool   // immigrant or descendant
	SecondLanguage bool
}

// Criteria are the headers of the yes/no criteria that the examples use, in the
// order of Met.
var Criteria = []string{
	"ingen_uddannelse", "lav_husstandsindkomst", "intet_arbejde", "enlig_forsørger", "indvandrer_efterkommer", "dansk_andetsprog",
}

// Met says which of the criteria the child meets; a low income is less than
// 250,000 kr. a year.
func (c Child) Met() [6]bool {
	unskilled := c.Education == "ingen" || c.Education == "grundskole"
	return [6]bool{unskilled, c.Income < lowIncome, c.Work == "ingen", c.Single, c.Descendant, c.SecondLanguage}
}

// Strains is how many of the six criteria the child meets.
func (c Child) Strains() int {
	n := 0
	for _, met := range c.Met() {
		if met {
			n++
		}
	}
	return n
}

const lowIncome = 250_000 // kroner a year

// chance is how often something is true, in per mille: of children who live
// under several strains at once, and of the others. The figures are made up:
// the study says how many municipalities use a criterion, not how many children
// meet it.
type chance struct{ strained, others int }

var (
	unskilled      = chance{580, 45}
	poor           = chance{660, 60}
	outOfWork      = chance{540, 35}
	single         = chance{420, 110}
	descendant     = chance{470, 60}
	secondLanguage = chance{390, 50}
)

// Maker draws children and numbers. The same seed gives the same children.
type Maker struct{ random *rand.Rand }

// NewMaker starts a row of draws.
func NewMaker(seed uint64) *Maker { return &Maker{random: rand.New(rand.NewPCG(seed, 0))} }

// Children draws all children of the houses, house by house, the youngest first.
func (m *Maker) Children(houses []House) []Child {
	var all []Child
	for _, h := range houses {
		for i := range h.Children() {
			c := Child{House: h, Age: m.Int(3)}
			if i >= h.Nursery {
				c.Age += 3
			}
			m.strains(&c)
			all = append(all, c)
		}
	}
	return all
}

func (m *Maker) strains(c *Child) {
	strained := m.Happens(c.House.District.Burden + c.House.Extra)
	draw := func(s chance) bool {
		if strained {
			return m.Happens(s.strained)
		}
		return m.Happens(s.others)
	}
	c.Education = m.education(draw(unskilled))
	c.Income = m.income(draw(poor))
	c.Work = m.work(draw(outOfWork))
	c.Single, c.Descendant, c.SecondLanguage = draw(single), draw(descendant), draw(secondLanguage)
	c.FullTime = !m.Happens(80)
}

func (m *Maker) education(unskilled bool) string {
	if unskilled {
		return m.oneOf("ingen", "grundskole", "grundskole")
	}
	return m.oneOf("erhvervsfaglig", "erhvervsfaglig", "erhvervsfaglig", "kort videregående",
		"bachelor", "bachelor", "lang videregående")
}

func (m *Maker) income(low bool) int {
	if low {
		return 120_000 + 1000*m.Int(130)
	}
	return lowIncome + 1000*(m.Int(350)+m.Int(400))
}

func (m *Maker) work(idle bool) string {
	if idle {
		return "ingen"
	}
	return m.oneOf("en", "begge", "begge", "begge", "begge")
}

func (m *Maker) oneOf(words ...string) string { return words[m.Int(len(words))] }

// Int draws a whole number from 0 up to and not including n.
func (m *Maker) Int(n int) int { return m.random.IntN(n) }

// Between draws a whole number from a to b, both included.
func (m *Maker) Between(a, b int) int { return a + m.random.IntN(b-a+1) }

// Happens is true in so many of a thousand cases.
func (m *Maker) Happens(perMille int) bool { return m.random.IntN(1000) < perMille }
