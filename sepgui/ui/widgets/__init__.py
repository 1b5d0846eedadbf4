"""Small parts that paint: glyphs, pills, lanes, cards; they know values and colours, no engine."""
