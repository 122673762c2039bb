package org.cogrid.node.internal.groovy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.runtime.InvokerHelper;

/** The texts compiled in the present surroundings, the most recently used ones. */
final class TextCache {
    private final LinkedHashMap<Text, CompiledText> texts = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;

    TextCache(int most) {
        this.most = most;
    }

    Optional<CompiledText> find(Text text) {
        return Optional.ofNullable(texts.get(text));
    }

    void add(CompiledText compiled) {
        texts.put(compiled.text(), compiled);
        if (texts.size() > most) {
            Map.Entry<Text, CompiledText> eldest = texts.entrySet().iterator().next();
            texts.remove(eldest.getKey());
            forget(eldest.getValue());
        }
    }

    void clear() {
        texts.values().forEach(TextCache::forget);
        texts.clear();
    }

    /**
     * Groovy keeps a record of each class, which keeps the class for a while; one still in use gets a new record. Classes a
     * text has defined for others keep theirs, as it holds what somebody added to a metaclass.
     */
    private static void forget(CompiledText compiled) {
        if (!compiled.definesSomething()) {
            compiled.loader().loadedClasses().forEach(InvokerHelper::removeClass);
        }
    }
}
