package org.cogrid.core.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cogrid.core.internal.access.GridKey;
import org.junit.jupiter.api.Test;

class SocketKeysTest {
    private final GridKey former = GridKey.random();
    private final GridKey later = GridKey.random();

    @Test
    void aMemberAcceptsTheLaterKeyBeforeItUsesIt() {
        SocketKeys keys = new SocketKeys(former, false);

        assertThatThrownBy(() -> keys.use(later)).hasMessageContaining("is accepted before it is used");
        keys.accept(later);
        keys.accept(later);
        assertThat(keys.own().isOf(former)).isTrue();
        assertThat(keys.accepted()).hasSize(2);

        keys.use(later);
        assertThat(keys.own().isOf(later)).isTrue();
        assertThat(keys.accepted()).anyMatch(key -> key.isOf(former)).anyMatch(key -> key.isOf(later));
    }

    @Test
    void aClientUsesTheKeyThatItsGridHasNow() {
        AtomicReference<Optional<GridKey>> now = new AtomicReference<>(Optional.of(former));
        RenewedKey key = new RenewedKey(former, false, now::get);
        SocketKey first = key.get();
        assertThat(key.get()).isSameAs(first);

        now.set(Optional.of(later));
        assertThat(key.get().isOf(later)).isTrue();

        now.set(Optional.empty());
        assertThat(key.get().isOf(later)).isTrue();
    }
}
