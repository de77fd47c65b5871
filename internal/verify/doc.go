// Package verify says what is wrong with a rule set as advice, where package
// check says what is wrong with it as a file.
//
//	test file + program.Program --Tests.Read--> []Case --Case.Run--> Result
package verify
