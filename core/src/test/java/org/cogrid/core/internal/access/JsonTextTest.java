package org.cogrid.core.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
    private record Part(long size, boolean fresh) {}

    private record Whole(String name, Instant at, @Nullable Integer count, List<Part> parts) {
        @SuppressWarnings("unused") // looks like a field to the library
        public boolean isEmpty() {
            return parts.isEmpty();
        }
    }

    private static final Whole WHOLE =
            new Whole("a \"b\"", Instant.parse("2026-11-28T18:23:01.5Z"), null, List.of(new Part(1L << 40, true)));

    @Test
    void aRecordIsWrittenWithItsFieldsInOrderAndReadAgain() {
        assertThat(JsonText.write(WHOLE)).isEqualTo("""
            {
              "name" : "a \\"b\\"",
              "at" : "2026-11-28T18:23:01.500Z",
              "parts" : [ {
                "size" : 1099511627776,
                "fresh" : true
              } ]
            }\
            """);
        assertThat(JsonText.read(Whole.class, JsonText.write(WHOLE))).isEqualTo(WHOLE);
        assertThat(JsonText.writeAll(WHOLE)).contains("\"count\" : null");
    }

    @Test
    void aFieldThatTheLibraryWouldPassOverIsRefused() {
        record Odd(boolean isNew) {}

        assertThatThrownBy(() -> JsonText.write(new Odd(true))).hasStackTraceContaining("[isNew]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'no' | it is no JSON object",
                "[1] | it is no JSON object",
                "null | it is no JSON object",
                "{} | it lacks the field 'name'",
                "{\"name\":5} | its field 'name' is of the wrong kind",
                "{\"name\":\"secret\",\"at\":\"2026-11-28T18:23:01Z\",\"parts\":\"secret\"} | its field 'parts' is of"
                        + " the wrong kind",
                "{\"name\":\"secret\",\"at\":\"2026-11-28T18:23:01Z\",\"parts\":[{\"size\":1}]} | it lacks the field"
                        + " 'fresh'",
                "{\"name\":\"secret\",\"at\":\"secret\",\"parts\":[]} | one of its fields has a value that it can't"
                        + " have",
            })
    void whatIsWrongWithATextIsToldWithoutQuotingIt(String text, String told) {
        assertThatThrownBy(() -> JsonText.read(Whole.class, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told)
                .hasNoCause();
    }
}
