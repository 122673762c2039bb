package org.cogrid.core.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTextTest {
    @ParameterizedTest
    @CsvSource({
        "java.util.List, java.util.List",
        "import java.util.List;, java.util.List",
        "' import  java.util.List  as L ; ', java.util.List as L",
        "java.util.*, java.util.*",
        "static java.lang.Math.sqrt, static java.lang.Math.sqrt",
        "import static java.lang.Math.*, static java.lang.Math.*",
        "static a.b.C.m as n, static a.b.C.m as n",
        "größe.Maß_1$Inner, größe.Maß_1$Inner",
    })
    void anImportIsReadWithOrWithoutItsWordAndReadAgainFromItsText(String text, String told) {
        assertThat(ImportText.parse(text)).map(ImportText::text).hasValue(told);
        assertThat(ImportText.parse(told)).isEqualTo(ImportText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.* as B", "a b", "a-b.C", "a.B as", "java.util.*.List", "a.B; a.C"})
    void anythingElseIsNone(String text) {
        assertThat(ImportText.parse(text)).isEmpty();
    }
}
