package org.cogrid.node.internal.code.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeMap;
import org.cogrid.core.internal.code.CodeGroup;
import org.junit.jupiter.api.Test;

final class CodeVersionTest {
    private static final ZonedDateTime ARRIVAL = ZonedDateTime.parse("2026-11-28T13:55:07.5Z");

    @Test
    void aVersionIsNamedByWhenAndFromWhereItCame() {
        assertThat(name("/home/ann/demo/classes")).isEqualTo("the version of 13:55:07 from folder demo/classes");
    }

    @Test
    void aVersionWithoutAPlaceIsNamedByItsProgramWithoutItsProcess() {
        assertThat(name("")).isEqualTo("the version of 13:55:07 from the client job.groovy");
    }

    @Test
    void classesOfJavaAndOfTheEngineHaveNoVersion() {
        assertThat(CodeVersion.of(String.class)).isEqualTo("that of Java");
        assertThat(CodeVersion.of(CodeVersion.class)).isEqualTo("that of the engine");
        assertThat(CodeVersion.time(String.class)).isEmpty();
    }

    private static String name(String place) {
        CodeGroup group = new CodeGroup(new TreeMap<>(), List.of(), List.of(), place);
        return CodeVersion.name(group, "the client job.groovy (pid 4711)", ARRIVAL);
    }
}
