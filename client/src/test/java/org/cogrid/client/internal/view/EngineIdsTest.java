package org.cogrid.client.internal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.GroovyShell;
import java.util.Collection;
import java.util.List;
import org.cogrid.core.NoSuchEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineIdsTest {
    private static final List<Integer> PRESENT = List.of(0, 1, 2, 5);

    private static List<Integer> given(String groovy) {
        return EngineIds.given((Collection<?>) new GroovyShell().evaluate(groovy), PRESENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0..2      | [0, 1, 2]
            2..0      | [2, 1, 0]
            0..<2     | [0, 1]
            4..5      | [4, 5]
            [0, 2]    | [0, 2]
            [5, 0..1] | [5, 0, 1]
            0..-1     | [0, 1, 2, 5]
            -2..-1    | [2, 5]
            -1..0     | [5, 2, 1, 0]
            0..<-1    | [0, 1, 2]
            -1..-1    | [5]
            1..<1     | []
            0..<0     | []
            """)
    void bracketsMeanWhatTheyMeanInGroovy(String brackets, String ids) {
        assertThat(given(brackets)).hasToString(ids);
    }

    @Test
    void positionsThatThereAreNotAreRefused() {
        assertThatThrownBy(() -> given("-5..-1"))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessageEndingWith("there are engines [0, 1, 2, 5]");
        assertThatThrownBy(() -> EngineIds.given(List.of("0"), PRESENT))
                .hasMessage("an engine id is an int, and 0 in [0] is a java.lang.String");
    }

    @Test
    void aViewHasEachEngineOnceAndAtLeastOne() {
        assertThat(EngineIds.checked(List.of(2, 0))).containsExactly(2, 0);
        assertThatThrownBy(() -> EngineIds.checked(List.of(2, 0, 2))).hasMessageContaining("engine 2 stands twice");
        assertThatThrownBy(() -> EngineIds.checked(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use all()");
    }
}
