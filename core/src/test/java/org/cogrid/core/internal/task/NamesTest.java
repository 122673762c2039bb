package org.cogrid.core.internal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "_", "$x", "größe", "π", "変数", "list", "size", "keys", "in", "record", "var", "x1", "𝒳"})
    void whatGroovyTakesAsAVariableIsFine(String name) {
        assertThat(Names.check(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner",
                "delegate",
                "thisObject",
                "metaClass",
                "class",
                "binding",
                "it",
                "maximumNumberOfParameters"
            })
    void namesThatAClosureShadowsAreRefusedAndTheReasonIsTold(String name) {
        assertThatThrownBy(() -> Names.check(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("closure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"def", "while", "int", "null", "true", "goto", "this"})
    void keywordsAreRefusedAndTheReasonIsTold(String name) {
        assertThatThrownBy(() -> Names.check(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keyword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1a", "a b", "a-b", "a.b", "a[0]", "a\n", "\u0000a", "a\u0000"})
    void whatIsNoIdentifierIsRefused(String name) {
        assertThatThrownBy(() -> Names.check(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("starts with a letter");
    }

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
}
