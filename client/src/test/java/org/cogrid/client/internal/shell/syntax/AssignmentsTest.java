package org.cogrid.client.internal.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 5",
                "def (x, y) = [1, 2]",
                "e0['a'] = 1",
                "int n = f(b: 2)",
                "1\nb = 2",
                "a = 5;",
                "f = { x = 1 }\n",
                "x =-5",
                "a = b +\n    c",
                "a = b\n    .c()",
                "a = 5\n// done"
            })
    void valuesOfAssignmentsNeedNoShowing(String text) {
        assertThat(Assignments.endsInOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a == 5",
                "a = 5; a",
                "f { x = 1 }",
                "a = 1\na + 1",
                "x >= 2",
                "'a = 5'",
                "",
                "f(\n)",
                "a = 1; // b\nf()"
            })
    void otherValuesAreShown(String text) {
        assertThat(Assignments.endsInOne(text)).isFalse();
    }
}
