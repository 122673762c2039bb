package org.cogrid.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetNamesTest {
    @Test
    void classesAreCalledAsTheyWereTyped() {
        assertThat(SnippetNames.asTyped("class REPL.$JShell$17$P, not REPL.$JShell$17AB$P$Inner"))
                .isEqualTo("class P, not P$Inner");
        assertThat(SnippetNames.asTyped("REPL.$JShell$17.f(#17:1)")).isEqualTo("REPL.$JShell$17.f(#17:1)");
    }
}
