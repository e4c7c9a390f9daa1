"""What is set on paper: sheets and reports for a PDF file, a printer or a preview."""
