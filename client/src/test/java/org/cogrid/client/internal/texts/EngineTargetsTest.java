package org.cogrid.client.internal.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cogrid.core.NoSuchEngineException;
import org.junit.jupiter.api.Test;

class EngineTargetsTest {
    @Test
    void idsAndRangesAreTakenOnceInTheOrderGiven() {
        assertThat(EngineTargets.parse("3, 0..2,1").among(List.of(0, 1, 2, 3))).containsExactly(3, 0, 1, 2);
    }

    @Test
    void bracketsBlanksAndDashesAreUnderstood() {
        assertThat(EngineTargets.parse("[3, 0]").ids()).containsExactly(3, 0);
        assertThat(EngineTargets.parse("0 2-3").ids()).containsExactly(0, 2, 3);
    }

    @Test
    void aRangeThatGoesDownIsNotAll() {
        assertThat(EngineTargets.parse("3..1").ids()).containsExactly(1, 2, 3);
    }

    @Test
    void whatNamesNoEnginesIsRefused() {
        for (String words : List.of("", "first", "0,", "0..", "-1", "99999999999", "[]")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EngineTargets.parse(words))
                    .withMessageContaining("'" + words + "' is no list of engines");
        }
    }

    @Test
    void allAreThoseThereAre() {
        assertThat(EngineTargets.parse("all").among(List.of(4, 7))).containsExactly(4, 7);
    }

    @Test
    void anEngineThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> EngineTargets.parse("0,5").among(List.of(0, 1)))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessageContaining("engine 5")
                .hasMessageContaining("[0, 1]");
    }

    @Test
    void noEngineAtAllIsAnError() {
        assertThatThrownBy(() -> EngineTargets.ALL.among(List.of()))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessageContaining("no engines");
    }

    @Test
    void aRangeOfBillionsTakesNoMemoryForThem() {
        assertThatThrownBy(() -> EngineTargets.parse("0..999999999").among(List.of(0)))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessageContaining("engine 1 ");
    }
}
