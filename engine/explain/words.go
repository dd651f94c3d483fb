package explain

import "github.com/fordel-lang/fordel/dsl/diag"

// words are what the steps of pools, counts and comparisons are called that have no
// name in the rules, by role.
var words = map[string]diag.Text{
	"share":       {EN: "Share before rounding", DA: "Andel før afrunding"},
	"sum":         {EN: "All together", DA: "Alle tilsammen"},
	"alone":       {EN: "By the key alone", DA: "Efter fordelingsnøglen alene"},
	"others":      {EN: "From the floors and caps of others", DA: "Fra andres garantier og lofter"},
	"own":         {EN: "By its own guarantee or cap", DA: "Ved egen garanti eller eget loft"},
	"rounding":    {EN: "By rounding", DA: "Ved afrunding"},
	"floor":       {EN: "Guarantee", DA: "Garanti"},
	"cap":         {EN: "Cap", DA: "Loft"},
	"floors":      {EN: "In all to those on their guarantee", DA: "Tilsammen til dem på garantien"},
	"caps":        {EN: "In all to those at their cap", DA: "Tilsammen til dem ved loftet"},
	"keyless":     {EN: "In all to those without key", DA: "Tilsammen til dem, hvis fordelingsnøgle er nul"},
	"start":       {EN: "Beforehand in all, to the others", DA: "Forlods tilsammen til de øvrige"},
	"keys":        {EN: "Keys of the others, in all", DA: "Fordelingsnøgler tilsammen for de øvrige"},
	"all_start":   {EN: "Beforehand, all together", DA: "Forlods, alle tilsammen"},
	"all_keys":    {EN: "All keys together", DA: "Alle fordelingsnøgler tilsammen"},
	"all_floors":  {EN: "All guarantees together", DA: "Alle garantier tilsammen"},
	"rate0":       {EN: "Per unit of the key without guarantees and caps", DA: "Beløb pr. enhed uden garantier og lofter"},
	"unrounded":   {EN: "Per unit of the key before it is rounded down", DA: "Beløb pr. enhed, før det rundes ned"},
	"scale":       {EN: "Part of each guarantee that there is money for", DA: "Den del af hver garanti, der er penge til"},
	"freed":       {EN: "What the caps leave in all", DA: "Det, lofterne frigør tilsammen"},
	"paid":        {EN: "What the guarantees cost in all", DA: "Det, garantierne koster tilsammen"},
	"above_cap":   {EN: "Above its cap", DA: "Over loftet"},
	"up_to_floor": {EN: "Up to its guarantee", DA: "Op til garantien"},
	"change":      {EN: "What that changes per unit of the key", DA: "Ændring af beløbet pr. enhed"},
	"excluded":    {EN: "Left out by the rules", DA: "Holdt ude efter reglerne"},
	"outliers":    {EN: "Outliers", DA: "Outliers"},
	"missing":     {EN: "Without a value", DA: "Uden værdi"},
	"met":         {EN: "meet just", DA: "opfylder netop"},
	"in_order":    {EN: "When its turn comes", DA: "Når turen kommer"},
}

// word is what a step is called that has no name in the rules.
func (x *Explainer) word(role string) string {
	if w, ok := words[role]; ok {
		return w.In(x.Lang)
	}
	return role
}
