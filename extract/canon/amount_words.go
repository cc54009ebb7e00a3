package canon

// currencyName is a word or sign for a currency and its code of ISO 4217.
type currencyName struct{ name, code string }

// currencySigns stand before a number, longer ones first.
var currencySigns = []currencyName{
	{"US$", "USD"}, {"HK$", "HKD"}, {"NZ$", "NZD"}, {"A$", "AUD"}, {"C$", "CAD"}, {"S$", "SGD"}, {"R$", "BRL"}, {"$", "USD"},
	{"£", "GBP"}, {"€", "EUR"}, {"¥", "JPY"}, {"₹", "INR"}, {"₽", "RUB"}, {"₩", "KRW"}, {"₺", "TRY"}, {"₴", "UAH"}, {"₪", "ILS"}, {"₦", "NGN"},
}

// currencyNames stand after a number. A name that several countries share is
// that of the country whose news names it most; "dinars" belong to too many.
var currencyNames = []currencyName{
	{"U.S. dollars", "USD"}, {"US dollars", "USD"}, {"Australian dollars", "AUD"}, {"Canadian dollars", "CAD"}, {"Hong Kong dollars", "HKD"},
	{"dollars", "USD"}, {"dollar", "USD"}, {"USD", "USD"}, {"euros", "EUR"}, {"euro", "EUR"}, {"EUR", "EUR"},
	{"pounds sterling", "GBP"}, {"Egyptian pounds", "EGP"}, {"pounds", "GBP"}, {"yen", "JPY"}, {"yuan", "CNY"}, {"renminbi", "CNY"},
	{"rubles", "RUB"}, {"roubles", "RUB"}, {"Pakistani rupees", "PKR"}, {"rupees", "INR"}, {"Swiss francs", "CHF"}, {"Turkish lira", "TRY"}, {"lira", "TRY"},
	{"Swedish kronor", "SEK"}, {"Norwegian kroner", "NOK"}, {"Danish kroner", "DKK"}, {"won", "KRW"}, {"zlotys", "PLN"}, {"shekels", "ILS"}, {"naira", "NGN"},
	{"rand", "ZAR"}, {"reais", "BRL"}, {"Mexican pesos", "MXN"}, {"hryvnias", "UAH"}, {"hryvnia", "UAH"}, {"riyals", "SAR"}, {"dirhams", "AED"},
}

// symbols of lengths, areas and weights.
var symbols = map[string]string{
	"kilometers": "km", "kilometres": "km", "kilometer": "km", "kilometre": "km", "km": "km", "miles": "mi", "mile": "mi",
	"meters": "m", "metres": "m", "meter": "m", "metre": "m", "feet": "ft", "foot": "ft",
	"kilograms": "kg", "kilogrammes": "kg", "kilos": "kg", "kg": "kg", "tonnes": "t", "tonne": "t", "hectares": "ha", "acres": "acres",
}

var scales = map[string]float64{
	"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
	"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12,
}

// vague are numbers of which there are several.
var vague = map[string]float64{"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9}

// fractions are parts of a whole in percent.
var fractions = map[string]float64{"half": 50, "third": 100. / 3, "quarter": 25, "fifth": 20, "tenth": 10}

var cardinals = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
	"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// leastPhrases and mostPhrases make a number the lower and the upper end of an
// interval.
var (
	leastPhrases = []string{"more than", "at least", "over", "above", "upwards of", "in excess of", "no less than", "no fewer than", "not less than"}
	mostPhrases  = []string{"up to", "less than", "fewer than", "under", "below", "at most", "no more than", "as many as", "as much as", "not more than"}
)

// amountOpeners stand before a number and change nothing in it.
var amountOpeners = wordSet("by for at to from of with in a an the about around nearly almost roughly some approximately estimated record another additional total just only its his her their these those all")

// amountSuffixes are written without a blank after a number.
var amountSuffixes = wordSet("% k m mn bn b tn km kg")

// amountEnds end the words for what is counted.
var amountEnds = wordSet("of in on at to from for by with near and or who that which per a an across since after before between against out around over under than as")
