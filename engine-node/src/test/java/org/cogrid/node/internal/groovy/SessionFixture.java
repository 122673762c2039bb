package org.cogrid.node.internal.groovy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cogrid.node.internal.groovy.scope.Definition;

/** A session over a plain map, with what it has told of its definitions. */
public final class SessionFixture {
    final Map<String, Object> values = Collections.synchronizedMap(new HashMap<>());
    final List<Definition> definitions = new ArrayList<>();
    public ClassLoader libraries = SessionFixture.class.getClassLoader();
    final GroovySession session;

    public SessionFixture() {
        this(1_000);
    }

    public SessionFixture(int cachedTexts) {
        session = new GroovySession(values, () -> libraries, UnaryOperator.identity(), this::defined, cachedTexts);
    }

    /** A definition of the same number replaces the one there was. */
    private void defined(Definition definition) {
        definitions.removeIf(earlier -> earlier.sequence() == definition.sequence());
        definitions.add(definition);
    }

    /** Runs texts one after the other and gives the last one's value. */
    public Object run(String... texts) throws Throwable {
        Object last = null;
        for (String text : texts) {
            last = session.run(text, "test.groovy");
        }
        return last;
    }

    /** A new session with the same values that got the definitions as bytes. */
    SessionFixture restored() {
        SessionFixture later = new SessionFixture();
        later.values.putAll(values);
        List<String> problems = later.session.restore(definitions.stream()
                .map(Definition::toBytes)
                .map(Definition::fromBytes)
                .toList());
        if (!problems.isEmpty()) {
            throw new AssertionError(problems);
        }
        return later;
    }
}
