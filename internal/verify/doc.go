// Package verify says what is wrong with a rule set as advice, where package
// check says what is wrong with it as a file.
//
//	test file + program.Program --Tests.Read--> []Case --Case.Run--> Result
//	[]Result --Cover--> Coverage: what the cases do not show
//	[]Case --Mutate--> Mutation: what could be changed without a case that fails
//	two program.Programs --Compare--> Diff: for which answers the advice differs
package verify
