package org.cogrid.core.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cogrid.core.GridConnectionException;
import org.junit.jupiter.api.Test;

class GridKeyTest {
    private final GridAccess access = GridAccess.toNewGrid("g");

    @Test
    void theKeyPairIsReadAsItWasWritten() {
        KeyPairText pair = AccessJson.parse(AccessJson.text(access)).key().pair();
        assertThat(pair).isEqualTo(access.key().pair());
        assertThat(pair.read().getPublic()).isEqualTo(access.key().pair().read().getPublic());
    }

    @Test
    void aFileOfAnOlderVersionHasNoKeyPair() {
        String older = AccessJson.text(access).replaceAll("(?s)\"keyPair\"\\s*:\\s*\\{[^}]*},", "");
        assertThatThrownBy(() -> AccessJson.parse(older))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an older version of Cogrid");
    }

    @Test
    void aDamagedKeyPairIsAnErrorThatSaysWhatToDoAndDoesNotRepeatIt() {
        String privateKey = access.key().pair().privateKey();
        String half = privateKey.substring(privateKey.length() / 2);
        KeyPairText damaged = new KeyPairText(half, access.key().pair().publicKey());
        assertThatThrownBy(damaged::read)
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("copy the file again")
                .hasMessageNotContaining(half);
    }
}
