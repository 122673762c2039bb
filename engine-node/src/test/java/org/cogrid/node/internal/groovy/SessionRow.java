package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Small texts, one after the other in one session, and the last one's value.
 *
 * @param claim what they show
 */
record SessionRow(String claim, @Nullable Object expected, List<String> texts) {
    static SessionRow row(String claim, @Nullable Object expected, String... texts) {
        return new SessionRow(claim, expected, List.of(texts));
    }

    void holds() throws Throwable {
        Object last = new SessionFixture().run(texts.toArray(String[]::new));
        assertThat(last).isEqualTo(expected);
    }

    @Override
    public String toString() {
        return claim;
    }
}
