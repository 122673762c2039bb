package org.cogrid.client.internal.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cogrid.core.NoSuchEngineException;
import org.junit.jupiter.api.Test;

class EngineLineTest {
    private static final List<Integer> ENGINES = List.of(0, 1, 3);

    @Test
    void aLineIsForAllEngines() {
        assertThat(EngineLine.parse("%px a = 5", ENGINES)).isEqualTo(new EngineLine(ENGINES, "a = 5"));
    }

    @Test
    void aBlockIsForItsTargets() {
        assertThat(EngineLine.parse("%%px\na = 5\nb", ENGINES)).isEqualTo(new EngineLine(ENGINES, "a = 5\nb"));
        assertThat(EngineLine.parse("%%px all\na", ENGINES)).isEqualTo(new EngineLine(ENGINES, "a"));
        assertThat(EngineLine.parse("%%px 3, 0\na", ENGINES)).isEqualTo(new EngineLine(List.of(3, 0), "a"));
        assertThat(EngineLine.parse("%%px 0..1\na", ENGINES)).isEqualTo(new EngineLine(List.of(0, 1), "a"));
        assertThat(EngineLine.parse("%%px [1]\na", ENGINES)).isEqualTo(new EngineLine(List.of(1), "a"));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused("%px", "there is no code");
        refused("%%px 0\n", "there is no code");
        refused("%%px first\na", "'first' is no list of engines");
    }

    @Test
    void enginesThatAreNotThereAreTold() {
        assertThatThrownBy(() -> EngineLine.parse("%%px 2\na", ENGINES))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessageContaining("there is no engine 2 in this grid; there are [0, 1, 3]");
        assertThatThrownBy(() -> EngineLine.parse("%px 1", List.of()))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessageContaining("no engines");
    }

    private static void refused(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineLine.parse(text, ENGINES))
                .withMessageContaining(why);
    }
}
