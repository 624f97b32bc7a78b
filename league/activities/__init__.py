"""The union's cultural and sports activities 文体活动: written by an editor in Markdown, shown as a list and posters."""
