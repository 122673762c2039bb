package org.cogrid.client.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PxTest {
    private static final List<Integer> ENGINES = List.of(0, 1, 3);

    @Test
    void aLineIsForAllEngines() {
        assertThat(Px.parse("%px a = 5", ENGINES)).isEqualTo(new Px(ENGINES, "a = 5"));
    }

    @Test
    void aBlockIsForItsTargets() {
        assertThat(Px.parse("%%px\na = 5\nb", ENGINES)).isEqualTo(new Px(ENGINES, "a = 5\nb"));
        assertThat(Px.parse("%%px all\na", ENGINES)).isEqualTo(new Px(ENGINES, "a"));
        assertThat(Px.parse("%%px 3, 0\na", ENGINES)).isEqualTo(new Px(List.of(0, 3), "a"));
        assertThat(Px.parse("%%px 0..1\na", ENGINES)).isEqualTo(new Px(List.of(0, 1), "a"));
        assertThat(Px.parse("%%px [1]\na", ENGINES)).isEqualTo(new Px(List.of(1), "a"));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused("%px", "there is no code");
        refused("%%px 0\n", "there is no code");
        refused("%%px 2\na", "there is no engine 2; there are [0, 1, 3]");
        refused("%%px first\na", "not 'first'");
        refused("%%px 99999999999\na", "99999999999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Px.parse("%px 1", List.of()))
                .withMessageContaining("no engines");
    }

    private static void refused(String text, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Px.parse(text, ENGINES))
                .withMessageContaining(why);
    }
}
