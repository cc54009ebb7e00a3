package read

import "testing"

func TestEnglishIsAccepted(t *testing.T) {
	for _, text := range []string{
		"Russia attacks Ukraine",
		"Erdoğan, Šefčovič, García y Margallo, Ursula von der Leyen, Humberto de la Calle, El Sisi meet",
		"Putin: 'Da'",
		"KOREAN WAR TO END",
		"2021",
		"Moscow (Москва) is the capital of Russia.",
		"Presidents Luiz Inácio Lula da Silva, Juan Manuel Santos, Andrés Manuel López Obrador, Nicolás Maduro and Cristina Fernández de Kirchner met " +
			"in Brasília with ministers Celso Amorim, María Ángela Holguín, Marcelo Ebrard, Jorge Arreaza and Héctor Timerman, officials said.",
		`The paper Le Monde wrote that "la France est un pays ami", and the president said that he agreed with it in the end.`,
	} {
		if reason := foreign(text); reason != "" {
			t.Errorf("%q: %s", text, reason)
		}
	}
}

func TestOtherLanguagesAreNamed(t *testing.T) {
	for language, text := range map[string]string{
		"French":     "Le président russe a rejeté les accusations de l'Occident.",
		"German":     "Der Minister hat am Montag erklärt, dass sich das Land nicht an den Vertrag halten wird.",
		"Spanish":    "El presidente dijo que las negociaciones con los rebeldes no han terminado.",
		"Portuguese": "O presidente disse que as negociações com os rebeldes não foram concluídas pela comissão.",
		"Italian":    "Il presidente ha detto che le trattative con i ribelli non sono ancora finite.",
		"Dutch":      "De minister zei dat het land niet met de rebellen wil praten en dat het verdrag niet geldt.",
		"Polish":     "Minister powiedział, że nie jest gotowy do rozmów, ale się nie wycofa przed końcem roku.",
		"Turkish":    "Bakan, iki ülke için bir anlaşma ve daha sonra görüşme olarak bu adımı attı dedi.",
		"Russian":    "Президент России отверг обвинения Запада.",
		"Ukrainian":  "Президент України відкинув звинувачення.",
		"Chinese":    "中国外交部星期五宣布取消与美国的会谈。",
		"Japanese":   "日本の首相は中国に抗議したと述べた。",
		"Korean":     "남북 정상은 금요일 판문점에서 만났다.",
		"Arabic":     "قال الرئيس إن المفاوضات لم تنته بعد.",
		"Persian":    "رئیس جمهور گفت که گفتگوها پایان نیافته است.",
		"Hebrew":     "ראש הממשלה אמר כי ההסכם הוא טעות.",
		"Greek":      "Ο πρωθυπουργός είπε ότι η συμφωνία είναι καλή.",
	} {
		want := "does not look like English (looks like " + language + "); only English is read"
		if got := foreign(text); got != want {
			t.Errorf("%s: %q", language, got)
		}
	}
}

func TestLongTextHasToShowItsEnglish(t *testing.T) {
	text := ""
	for range 20 {
		text += "Hallitus ilmoitti maanantaina "
	}
	if got := foreign(text); got != "does not look like English; only English is read" {
		t.Errorf("Finnish: %q", got)
	}
}
