/**
 * How a program gets into a grid. Begin with {@code ConnectionFile}, which holds a grid's {@code GridAccess}: its
 * secret and the addresses and processes of its members. The other classes protect this file, check addresses, and find
 * out whether processes live. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.access;

import org.jspecify.annotations.NullMarked;
