package org.cogrid.client.internal.balance.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.cogrid.core.internal.wire.RemoteError;
import org.junit.jupiter.api.Test;

class KeptErrorsTest {
    private static final String STACK = "at there".repeat(100);

    private static RemoteError error(String message) {
        return new RemoteError("running", "Bad", message, STACK, 3, 0);
    }

    @Test
    void equalOnesAreKeptOnce() {
        KeptErrors errors = new KeptErrors();

        assertThat(errors.kept(error("a"))).isSameAs(errors.kept(error("a"))).isEqualTo(error("a"));
    }

    @Test
    void aMillionDifferentOnesLoseTheirStacksAndThenTheirMessages() {
        KeptErrors errors = new KeptErrors();
        Set<RemoteError> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 1_000_000; i++) {
            kept.add(errors.kept(error("the failure of item number " + i + " of a map")));
        }

        long characters = kept.stream()
                .mapToLong(each -> each.message().length() + (each.stack().equals(STACK) ? STACK.length() : 0))
                .sum();
        assertThat(characters).isLessThan(1 << 24);
        assertThat(kept).hasSizeLessThan(300_000);
        assertThat(kept).filteredOn(each -> each.stack().equals(STACK)).hasSizeGreaterThan(1_000);
    }
}
