package check

import (
	"testing"

	"stackadvisor/internal/diag"
)

// called has aliases that are near to ids, and one in another script.
func called() *Resolved {
	option := func(id string, aliases ...string) Option { return Option{ID: id, Aliases: aliases} }
	return &Resolved{
		Options: []Option{
			option("kubernetes", "k8s", "Kube", "容器编排"), option("k3s"), option("nomad", "HashiCorp Nomad"),
			option("mesos"), option("openstack"), option("docker"), option("podman"),
		},
		Questions: []Question{{ID: "load", Choices: []Choice{{ID: "containers", Aliases: []string{"Pods"}}, {ID: "processes"}}}},
	}
}

// TestFind takes ids and aliases, whatever their case and width, and nothing else.
func TestFind(t *testing.T) {
	r := called()
	for name, want := range map[string]int{
		"kubernetes": 0, "Kubernetes": 0, "k8s": 0, "K8S": 0, "Ｋ８ｓ": 0, "kube": 0, "容器编排": 0, "k3s": 1, "K3s": 1,
		"hashicorp nomad": 2, "HASHICORP NOMAD": 2, "": -1, "k9s": -1, "hashicorp": -1, "pods": -1,
	} {
		if got := r.FindOption(name); got != want {
			t.Errorf("option %q is %d, want %d", name, got, want)
		}
	}
	for name, want := range map[string]int{"containers": 0, "PODS": 0, "processes": 1, "k8s": -1} {
		if got := r.Questions[0].FindChoice(name); got != want {
			t.Errorf("choice %q is %d, want %d", name, got, want)
		}
	}
}

// TestFindAllocatesNothing for ids, as cells of millions of rows are looked up.
func TestFindAllocatesNothing(t *testing.T) {
	r := called()
	if n := testing.AllocsPerRun(100, func() { r.FindOption("podman"); r.Questions[0].FindChoice("processes") }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestHints always name ids: of what an alias means, of what an alias is near to,
// and of all that there is where that is little.
func TestHints(t *testing.T) {
	r := called()
	for word, want := range map[string]string{
		"K8s": `; that is an alias: write the id "kubernetes"`, "ｋｕｂｅ": `; that is an alias: write the id "kubernetes"`,
		"kubee": `; did you mean "kubernetes"?`, "hashicorp-nomad": `; did you mean "nomad"?`, "Podmn": `; did you mean "podman"?`,
		"k3": `; did you mean "k3s"?`, "spreadsheet": "",
	} {
		if got := r.OptionHint(word, &diag.Speller{}); got != want {
			t.Errorf("hint for option %q is %q, want %q", word, got, want)
		}
	}
	for word, want := range map[string]string{
		"pods": `; that is an alias: write the id "containers"`, "pod": `; expected "containers" or "processes"`,
	} {
		if got := r.Questions[0].ChoiceHint(word, &diag.Speller{}); got != want {
			t.Errorf("hint for choice %q is %q, want %q", word, got, want)
		}
	}
	for word, want := range map[string]string{"k8": "kubernetes", "HashiCorp Nomd": "nomad", "spreadsheet": ""} {
		if got := r.NearestOption(word, &diag.Speller{}); got != want {
			t.Errorf("nearest to %q is %q, want %q", word, got, want)
		}
	}
}
