/** Maps of a balanced view, beside other ways to the same values. */
package org.cogrid.bench.maps;
