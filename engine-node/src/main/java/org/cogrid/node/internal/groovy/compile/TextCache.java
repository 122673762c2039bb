package org.cogrid.node.internal.groovy.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.runtime.InvokerHelper;

/** The most recently used texts that were compiled in the present surroundings. */
public final class TextCache {
    private final LinkedHashMap<Text, CompiledText> texts = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;

    public TextCache(int most) {
        this.most = most;
    }

    public Optional<CompiledText> find(Text text) {
        return Optional.ofNullable(texts.get(text));
    }

    public void add(CompiledText compiled) {
        texts.put(compiled.text(), compiled);
        if (texts.size() > most) {
            Map.Entry<Text, CompiledText> eldest = texts.entrySet().iterator().next();
            texts.remove(eldest.getKey());
            forget(eldest.getValue());
        }
    }

    public void clear() {
        texts.values().forEach(TextCache::forget);
        texts.clear();
    }

    /**
     * Removes Groovy's record of each class of a text, which would keep the class in memory for a while. A class still
     * in use gets a new record. Classes that the text defines for other texts keep their record, because it holds
     * changes of their metaclass.
     */
    private static void forget(CompiledText compiled) {
        if (!compiled.definesSomething()) {
            compiled.loader().loadedClasses().forEach(InvokerHelper::removeClass);
        }
    }
}
