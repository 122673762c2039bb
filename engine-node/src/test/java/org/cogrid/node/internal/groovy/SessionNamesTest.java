package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cogrid.core.internal.task.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that variables may have, as clients check them and as sessions do. */
class SessionNamesTest {
    private final GroovySession session = new SessionFixture().session;

    private void assertRefused(String name, String why) {
        assertThatThrownBy(() -> Names.check(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'" + name + "'", why);
        assertThatThrownBy(() -> session.write(name, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner",
                "delegate",
                "thisObject",
                "directive",
                "resolveStrategy",
                "parameterTypes",
                "maximumNumberOfParameters",
                "metaClass",
                "class",
                "binding",
                "it"
            })
    void namesThatAClosureShadowsAreRefusedAndTheReasonIsTold(String name) {
        assertRefused(name, "closure");
        assertThatThrownBy(() -> session.globals().setProperty(name, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"def", "if", "while", "int", "null", "true", "goto", "this", "threadsafe"})
    void keywordsAreRefusedAndTheReasonIsTold(String name) {
        assertRefused(name, "keyword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1a", "a b", "a-b", "𝒳", "a𝒳", "\u0000a", "a\u0000"})
    void whatIsNoIdentifierIsRefused(String name) {
        assertRefused(name, "starts with a letter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "_", "_a1", "$x", "größe", "π", "変数", "x1", "list", "size", "keys", "call", "find", "out", "in",
                "as", "record", "var", "trait", "sealed", "permits", "yield"
            })
    void whatGroovyTakesAsAVariableIsFine(String name) throws Throwable {
        assertThat(Names.check(name)).isEqualTo(name);
        session.write(name, 7);
        assertThat(session.run("return " + name, "test.groovy")).isEqualTo(7);
        assertThat(session.run(name + " = 8", "test.groovy")).isEqualTo(8);
        assertThat(session.read(name)).isEqualTo(8);
    }

    @Test
    void textsCannotAssignIllegalNames() {
        assertThatThrownBy(() -> session.run("\ndef owner = 1", "test.groovy"))
                .hasMessageContaining("'owner' can't be a variable's name")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> session.run("delegate = 1", "test.groovy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'delegate' can't be a variable's name");
    }
}
