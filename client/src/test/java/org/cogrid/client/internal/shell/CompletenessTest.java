package org.cogrid.client.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a = 5",
                "f(1, [2, 3])",
                "'it''s'",
                "\"a ${b.collect { it }} c\"",
                "a / 2 / 3",
                "x = /a\\/b/",
                "// open {",
                "/* { */ 1",
                "import java.util.*",
                "a++",
                "'''a\nb'''",
                "$/ a / b /$",
                "')'",
                "a[0]",
                "'unclosed",
                ":help push",
                ":time (",
                "%px a = [1]",
                "%autopx",
                "%%px\nx = 1\n",
                "%%px 0,1\nif (a) {\n}\n",
                "x = )"
            })
    void standsAlone(String text) {
        assertThat(Completeness.missing(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f() {",
                "f(1,",
                "[1, 2",
                "'''a",
                "\"\"\"a\nb",
                "/* a",
                "a = ",
                "a +",
                "[a: {",
                "list.",
                "a &&",
                "x = $/ a",
                "%px [1,",
                "%%px",
                "%%px 0",
                "%%px\n",
                "%%px\na = 1",
                "if (a) { // }",
                "f('(', "
            })
    void wantsMore(String text) {
        assertThat(Completeness.missing(text)).isPresent();
    }
}
