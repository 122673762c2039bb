package org.cogrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.cogrid.config.GridSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainArgumentsTest {
    @Test
    void aLauncherNamesFileAndId() {
        MainArguments arguments =
                MainArguments.parse(List.of("--connection", "x.json", "--engine-id", "3", "--until-stdin-closes"));

        assertThat(arguments.settings().connectionFile()).isEqualTo(Path.of("x.json"));
        assertThat(arguments.settings().engineId()).isEqualTo(OptionalInt.of(3));
        assertThat(arguments.untilStdinCloses()).isTrue();
    }

    @Test
    void withoutArgumentsAnEngineJoinsTheDefaultGrid() {
        MainArguments arguments = MainArguments.parse(List.of());

        assertThat(arguments.settings().connectionFile()).hasFileName("default.json");
        assertThat(arguments.settings().engineId()).isEmpty();
        assertThat(arguments.untilStdinCloses()).isFalse();
    }

    @Test
    void argumentsThatAreSettingsWinOverSettings() {
        MainArguments arguments = MainArguments.parse(List.of("--bind", "127.0.0.2", "--join", "127.0.0.1:15701"));

        GridSettings grid = GridSettings.from(arguments.settings().settings());
        assertThat(grid.bindAddress()).isEqualTo("127.0.0.2");
        assertThat(grid.join()).containsExactly("127.0.0.1:15701");
    }

    @Test
    void whoTakesOverWaitsLongerForItsId() {
        NodeSettings usual = MainArguments.parse(List.of("--engine-id", "3")).settings();
        MainArguments takingOver = MainArguments.parse(List.of("--engine-id", "3", "--take-over"));

        assertThat(takingOver.takesOver()).isTrue();
        assertThat(takingOver.settings().patience()).isGreaterThan(usual.patience());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--engine-id x", "--engine-id", "--secret a", "--take-over", "--grid a/b"})
    void wrongArgumentsAreNamed(String line) {
        assertThatThrownBy(() -> MainArguments.parse(List.of(line.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsAnyOf("Arguments:", "'a/b'");
    }
}
