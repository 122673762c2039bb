package org.cogrid.client.internal.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HelpTest {
    @Test
    void aMagicIsFoundWithAndWithoutItsPercentSign() {
        Help help = Help.load();

        assertThat(help.of("px")).isEqualTo(help.of("%px"));
        assertThatThrownBy(() -> help.of("pxx")).hasMessageContaining("there is no help on 'pxx'");
    }
}
