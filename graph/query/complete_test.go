package query_test

import (
	"context"
	"slices"
	"testing"

	"parley/graph/query"
)

func TestComplete(t *testing.T) {
	s, ctx := crowd(t), context.Background()
	for _, test := range []struct {
		part query.Part
		word string
		want []string
	}{
		{query.ActorPart, "", []string{"Duchy_of_Sapt", "Fritz_Tarlen", "Helga_Tarlen", "Office_of_Rassendyll", "Ruritania", "Édouard_Rassendyll"}},
		{query.ActorPart, "edou", []string{"Édouard_Rassendyll"}},
		{query.ActorPart, "tarl", []string{"Fritz_Tarlen", "Helga_Tarlen"}},
		{query.ActorPart, "Fritz_T", []string{"Fritz_Tarlen"}},
		{query.ActorPart, "strel", []string{"Ruritania"}}, // by its alias
		{query.ActorPart, "sapt", []string{"Duchy_of_Sapt"}},
		{query.EntityPart, "sapt", []string{"Sapt's_offer"}}, // its first word before a later one
		{query.ActorPart, "zembla", nil},
		{query.RelationPart, "SE", []string{"sends"}},
		{query.DocumentPart, "reports/", []string{"reports/third.txt"}},
		{query.DocumentPart, "third", []string{}},
	} {
		got, err := query.Complete(ctx, s, test.part, test.word)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s %q: %q, %v; want %q", test.part, test.word, got, err, test.want)
		}
	}
}
