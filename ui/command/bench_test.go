package command

import "testing"

// BenchmarkTree is what every start pays for the tree of commands.
func BenchmarkTree(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		c := new(call)
		root := c.tree()
		root.SetArgs([]string{"--still", "completion", "none"})
		_, _ = root.ExecuteC()
	}
}
