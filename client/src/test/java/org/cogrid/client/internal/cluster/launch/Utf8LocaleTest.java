package org.cogrid.client.internal.cluster.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Utf8LocaleTest {
    private static Map<String, String> changed(Map<String, String> environment) {
        Map<String, String> changed = new HashMap<>(environment);
        Utf8Locale.in(changed);
        return changed;
    }

    @Test
    void aLocaleThatKnowsOnlyAsciiGetsItsEncodingReplaced() {
        assertThat(changed(Map.of())).isEqualTo(Map.of("LC_CTYPE", "C.UTF-8"));
        assertThat(changed(Map.of("LANG", "C"))).isEqualTo(Map.of("LANG", "C", "LC_CTYPE", "C.UTF-8"));
        assertThat(changed(Map.of("LC_ALL", "POSIX", "LANG", "de_DE.UTF-8")))
                .isEqualTo(Map.of("LC_ALL", "C.UTF-8", "LC_CTYPE", "C.UTF-8", "LANG", "de_DE.UTF-8"));
    }

    @Test
    void anyOtherLocaleIsTheUsersChoice() {
        Map<String, String> german = Map.of("LANG", "de_DE.UTF-8");
        Map<String, String> japanese = Map.of("LC_ALL", "", "LC_CTYPE", "ja_JP.eucJP", "LANG", "C");

        assertThat(changed(german)).isEqualTo(german);
        assertThat(changed(japanese)).isEqualTo(japanese);
    }
}
