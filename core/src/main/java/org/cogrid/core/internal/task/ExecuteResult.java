package org.cogrid.core.internal.task;

import java.io.Serializable;
import org.cogrid.core.internal.codec.form.Encoded;
import org.jspecify.annotations.Nullable;

/**
 * The last value of a text, as far as it can be told without failing.
 *
 * @param type its class name, {@code null} for null
 * @param text a short text of it, at most a few hundred characters
 * @param value the value itself if it can travel and is small
 * @param whyNoValue else the reason
 */
public record ExecuteResult(
        @Nullable String type,
        String text,
        @Nullable Encoded value,
        @Nullable String whyNoValue) implements Serializable {}
