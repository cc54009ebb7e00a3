// Package schema defines what can be stated, of whom, and on what evidence.
//
// Take "Delegations for the talks will be led by Wendy Sherman, the ministry
// said." Its [Statement] has the subject Wendy Sherman (an [Argument] of class
// [Person]), the [Relation] "lead" with the id "leads", and the object "U.S.
// delegation". Its [Modality] is [Future], its [Polarity] [Affirmed]; one
// [Attribution] of kind [Report] names the ministry, and its [Evidence] slices
// the very words out of the document. Because it is affirmed, future and only
// reported, the graph may hold the plain edge (Wendy_Sherman, leads,
// U.S._delegation): see [Statement.Factual].
//
// Both wings of the program, the one that reads texts and the one that keeps
// the graph, speak these types and nothing else to each other. The package
// imports the standard library alone.
package schema
