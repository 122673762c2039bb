package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that variables may have. */
class SessionNamesTest {
    private final GroovySession session = new SessionFixture().session;

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
                "it",
                "def",
                "as",
                "in",
                "if",
                "null",
                "true",
                "a b",
                "1a",
                "",
                "a-b"
            })
    void illegalNamesAreRefused(String name) {
        assertThatThrownBy(() -> GroovySession.checkName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
        assertThatThrownBy(() -> session.write(name, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_a1", "größe", "list", "size", "call", "find", "record", "var", "out", "$x"})
    void otherNamesAreTaken(String name) throws Throwable {
        session.write(name, 7);
        assertThat(session.run(name, "test.groovy")).isEqualTo(7);
    }

    @Test
    void textsCannotAssignIllegalNames() {
        assertThatThrownBy(() -> session.run("\ndef owner = 1", "test.groovy"))
                .hasMessageContaining("'owner' cannot name a variable")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> session.run("delegate = 1", "test.groovy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'delegate' cannot name a variable");
    }
}
