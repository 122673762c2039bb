package org.cogrid.core.internal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in paths; which names there may be is tested where Groovy is, by {@code SessionNamesTest}. */
class NamesTest {
    @ParameterizedTest
    @CsvSource({"a,a", "a.b,a", "g[0],g", "g[0].x,g", "a?.b,a"})
    void aPathIsCheckedOnItsVariable(String path, String variable) {
        assertThat(Names.checkPath(path)).isEqualTo(path);
        assertThat(Names.variableOf(path)).isEqualTo(variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"class.name", "[0]", ".a", "if[1]", ""})
    void aPathWithoutAGoodVariableIsRefused(String path) {
        assertThatThrownBy(() -> Names.checkPath(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a[0]", "a\n", " a"})
    void aPathIsNoName(String path) {
        assertThatThrownBy(() -> Names.check(path)).hasMessageContaining("starts with a letter");
    }
}
